import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { MailboxView } from '../../core/letters/wire.ts'
import { changesOf } from '../setup/changes-of.ts'
import { mailboxChange, mailboxDraft, mailboxSent, wrongIn } from './mailbox-draft.ts'

const box: MailboxView = {
  id: '3f0c8a1e-0000-4000-8000-000000000001',
  kind: 'imap',
  name: 'Общая почта',
  address: 'support@informatika.example',
  product: null,
  line: { id: '3f0c8a1e-0000-4000-8000-000000000002', name: 'Первая линия' },
  active: true,
  imap: {
    host: 'imap.yandex.example',
    port: 993,
    tls: 'implicit',
    user: 'support@informatika.example',
    folder: 'INBOX',
    moveTo: 'Принято',
    takeFrom: '2026-11-20T09:30:00Z',
  },
  oauth: null,
  hasSecret: true,
  connected: true,
  seenAt: '2026-11-20T13:29:00Z',
  problem: null,
  problemSince: null,
}
const now = Date.parse('2026-11-20T13:30:00Z')

it('a box that is opened and saved unchanged is sent as it was, and its secret stays where it is', () => {
  const { kind: _, ...kept } = mailboxSent(mailboxDraft(box, now))
  assert.deepEqual(mailboxChange(mailboxDraft(box, now)), kept)
  assert.deepEqual(kept.imap, { ...box.imap, takeFrom: '2026-11-20T09:30:00.000Z' })
  assert.ok(!('password' in kept), 'a password that was not typed is not sent')
  assert.equal(kept.lineId, box.line?.id)
})

it('a new box takes what comes from now on', () => {
  const draft = mailboxDraft(null, now)
  assert.equal(Date.parse(draft.takeFrom), now)
  assert.equal(mailboxSent({ ...draft, name: ' Почта ', host: ' imap.example ' }).imap?.host, 'imap.example')
})

it('a door has neither server nor secrets, whatever was filled in before', () => {
  const sent = mailboxSent({ ...mailboxDraft(box, now), kind: 'door', password: 'тайна', port: 'x', moves: true })
  assert.deepEqual(sent, {
    kind: 'door',
    name: box.name,
    address: box.address,
    productId: null,
    lineId: box.line?.id,
  })
  assert.deepEqual(wrongIn({ ...mailboxDraft(box, now), kind: 'door', port: 'x' }), [])
})

it('OAuth2 takes the place of the password', () => {
  const sent = mailboxSent({
    ...mailboxDraft(box, now),
    withOauth: true,
    password: 'старый',
    tokenUrl: 'https://login.example/token',
    clientId: 'asmo',
    refreshToken: 'обновить',
  })
  assert.deepEqual(sent.oauth, { tokenUrl: 'https://login.example/token', clientId: 'asmo', scope: null })
  assert.equal(sent.refreshToken, 'обновить')
  assert.ok(!('clientSecret' in sent))
  assert.equal(sent.password, null)
  const back = changesOf(mailboxChange({ ...mailboxDraft(box, now), withOauth: true }), {
    ...mailboxChange({ ...mailboxDraft(box, now), password: 'новый' }),
  })
  assert.deepEqual(back, { oauth: null, password: 'новый', clientSecret: null, refreshToken: null })
})

const wrong: readonly [Parameters<typeof wrongIn>[0], readonly string[]][] = [
  [mailboxDraft(box, now), []],
  [{ ...mailboxDraft(box, now), port: '70000' }, ['port']],
  [{ ...mailboxDraft(box, now), port: '99 3' }, ['port']],
  [{ ...mailboxDraft(box, now), takeFrom: '' }, ['takeFrom']],
  [{ ...mailboxDraft(box, now), moves: true, moveTo: ' ' }, ['moveTo']],
]
it('what the form can find wrong by itself', () => {
  for (const [draft, expected] of wrong) assert.deepEqual(wrongIn(draft), expected)
})
