import assert from 'node:assert/strict'
import { after, beforeEach, describe, it } from 'node:test'
import { mailboxShape } from '../../core/letters/wire.ts'
import { parseInstant } from '../../core/time/instant.ts'
import { aBox, imap, oauth, passwordOf, startMailboxHouse } from './testing/mailboxes.ts'

const house = await startMailboxHouse()
const { admin, told, added, answer, change, listed, watched, settled } = house
after(() => house.stop())
beforeEach(() => {
  told.length = 0
})

describe('a mailbox', () => {
  it('is added, listed and handed to the watcher, who is told', async () => {
    const box = await added({
      productId: house.productId,
      lineId: house.lineId,
      imap: { ...imap, user: 'ящик', moveTo: 'Готово' },
    })
    assert.deepEqual(await listed(box.id), box)
    assert.deepEqual(
      [box.product?.name, box.line?.name, box.active, box.hasSecret, box.connected, box.seenAt, box.problem],
      ['АСМО-Склад', 'Первая линия', true, true, false, null, null],
    )
    assert.deepEqual(box.imap, { ...imap, user: 'ящик', moveTo: 'Готово' })
    assert.deepEqual(await watched(box.id), {
      id: box.id,
      host: 'imap.vendor.example',
      port: 993,
      tls: 'implicit',
      user: 'ящик',
      password: passwordOf(box),
      oauth: null,
      folder: 'INBOX',
      moveTo: 'Готово',
      takeFrom: parseInstant('2026-11-20T00:00:00Z'),
    })
    await settled()
    assert.deepEqual(told, [{ mailboxId: box.id, what: 'changed' }])
  })

  it('signs in by OAuth2 with a client’s secret or without', async () => {
    const box = await added({ oauth, password: null, clientSecret: 'секрет-клиента', refreshToken: 'жетон' })
    assert.deepEqual(box.oauth, oauth)
    const settings = await watched(box.id)
    assert.deepEqual(settings?.oauth, { ...oauth, clientSecret: 'секрет-клиента', refreshToken: 'жетон' })
    assert.equal(settings?.password, null)
    const publicClient = await added({ oauth, password: undefined, refreshToken: 'жетон-2' })
    assert.equal((await watched(publicClient.id))?.oauth?.clientSecret, '')
  })

  it('of our own door has an address and nothing to sign in with', async () => {
    const door = { kind: 'door', name: 'Вход', address: 'door@vendor.example', lineId: house.lineId }
    const reply = await admin.call('POST', '/mailboxes', { body: door })
    const box = mailboxShape.parse(reply.body)
    assert.deepEqual([box.imap, box.hasSecret], [null, false])
    assert.equal(await watched(box.id), undefined)
    for (const more of [{ imap }, { oauth }, { password: 'x' }, { refreshToken: 'x' }]) {
      const refused = await answer('POST', '/mailboxes', { ...door, address: 'door2@vendor.example', ...more })
      assert.match(refused, /^400 invalid_input/, JSON.stringify(more))
    }
    assert.equal(await answer('POST', `/mailboxes/${box.id}/look`), '409 not_in_this_state')
  })

  const refusals: readonly [string, object, string][] = [
    ['without a server', { imap: null }, '400 invalid_input imap'],
    ['with nothing to sign in with', { password: undefined }, '400 invalid_input password'],
    ['F4 unencrypted to another machine', { imap: { ...imap, tls: 'off' } }, '422 tls_required imap.tls'],
    [
      'with a day that is none',
      { imap: { ...imap, takeFrom: '2026-13-45T00:00:00Z' } },
      '400 invalid_input imap.takeFrom',
    ],
    [
      'F4 with keys fetched unencrypted',
      { oauth: { ...oauth, tokenUrl: 'http://oauth.vendor.example/' }, password: null, refreshToken: 'x' },
      '422 tls_required oauth.tokenUrl',
    ],
    ['with OAuth2 and no key', { oauth, password: null }, '400 invalid_input refreshToken'],
    ['with OAuth2 and a password', { oauth, refreshToken: 'x' }, '400 invalid_input password'],
    ['with a key and no OAuth2', { refreshToken: 'x' }, '400 invalid_input oauth'],
    ['for a product that is archived', { productId: '$archived' }, '404 not_found productId'],
    ['for a line that is not there', { lineId: '00000000-0000-7000-8000-000000000000' }, '404 not_found lineId'],
    ['F1 with a line break in its name', { name: 'Ящик\r\nBcc: x' }, '400 invalid_input'],
    ['A8 with fields that are not its own', { connected: true }, '400 invalid_input'],
  ]
  for (const [what, fields, expected] of refusals) {
    it(`${what} is refused`, async () => {
      const body = JSON.parse(JSON.stringify(aBox(fields)).replace('$archived', house.archivedProductId)) as object
      const before = await admin.call('GET', '/mailboxes')
      assert.equal(await answer('POST', '/mailboxes', body), expected)
      assert.deepEqual((await admin.call('GET', '/mailboxes')).body, before.body)
    })
  }

  it('may be unencrypted on this very machine', async () => {
    assert.equal((await added({ imap: { ...imap, host: '127.0.0.1', user: 'local', tls: 'off' } })).imap?.tls, 'off')
  })

  it('is there once: neither its address nor its folder twice', async () => {
    const box = await added()
    const other = await added()
    const same = { ...imap, host: 'IMAP.vendor.example', user: box.address.toUpperCase() }
    assert.equal(
      await answer('POST', '/mailboxes', aBox({ address: box.address.toUpperCase() })),
      '409 already_exists address',
    )
    assert.equal(await answer('POST', '/mailboxes', aBox({ imap: same })), '409 already_exists imap.folder')
    assert.equal(await change(other.id, { address: box.address }), '409 already_exists address')
    assert.equal(await change(other.id, { imap: { ...imap, user: box.address } }), '409 already_exists imap.folder')
    assert.equal(await answer('POST', '/mailboxes', aBox({ imap: { ...same, folder: 'Support' } })), '201')
    assert.equal(await change(box.id, { active: false }), '200')
    assert.equal(await change(other.id, { imap: { ...imap, user: box.address } }), '200', 'the other is out of use')
    assert.equal(await change(box.id, { active: true }), '409 already_exists imap.folder')
  })

  it('can be looked into at once', async () => {
    const box = await added()
    await settled()
    told.length = 0
    assert.equal(await answer('POST', `/mailboxes/${box.id}/look`), '204')
    await settled()
    assert.deepEqual(told, [{ mailboxId: box.id, what: 'look' }])
    assert.equal(await answer('POST', '/mailboxes/00000000-0000-7000-8000-000000000000/look'), '404 not_found')
  })
})
