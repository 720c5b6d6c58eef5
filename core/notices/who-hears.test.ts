import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TextDigest, TicketFact } from '../tickets/events.ts'
import type { Ticket } from '../tickets/ticket.ts'
import type { CivilDate, Instant } from '../time/instant.ts'
import { customerTemplates } from './templates.ts'
import type { Happening, PersonFacts } from './hears.ts'
import { whoHears } from './who-hears.ts'

const at = 0 as Instant
const text = 'a'.repeat(64) as TextDigest
const day = '2026-11-30' as CivilDate

const customer = (id: string, change: { customerId?: string; active?: boolean } = {}): PersonFacts => ({
  id,
  side: 'customer',
  customerId: 'vetluga',
  role: 'user',
  active: true,
  ...change,
})
const staff = (
  id: string,
  role: 'dispatcher' | 'specialist' | 'manager' | 'administrator',
  change: { lineId?: string; active?: boolean } = {},
): PersonFacts => ({
  id,
  side: 'provider',
  role,
  lineId: 'line-1',
  active: true,
  ...change,
})

const people: readonly PersonFacts[] = [
  customer('requester'),
  customer('watcher'),
  customer('boss'),
  customer('stranger', { customerId: 'oka' }),
  staff('specialist', 'specialist'),
  staff('other-specialist', 'specialist'),
  staff('dispatcher', 'dispatcher'),
  staff('dispatcher-2', 'dispatcher', { lineId: 'line-2' }),
  staff('manager', 'manager'),
  staff('admin', 'administrator'),
]

const aTicket = (change: Partial<Ticket> = {}): Ticket => ({
  number: 1001,
  seq: 3,
  publicSeq: 3,
  state: 'in_progress',
  customerId: 'vetluga',
  requesterId: 'requester',
  registeredById: null,
  channel: 'web',
  subject: text,
  description: text,
  kind: 'defect',
  complexity: null,
  critical: 'no',
  impact: 'department',
  urgency: 'hampers_work',
  service: 'support',
  productId: null,
  moduleId: null,
  expectedBy: null,
  entitlement: { covered: true, contractId: 'c1' },
  regulation: { id: 'asmo-2023', version: 1 },
  lineId: 'line-1',
  assigneeId: 'specialist',
  planned: null,
  deliveries: [],
  waits: [],
  reworks: 0,
  watcherIds: ['watcher'],
  links: [],
  mergedInto: null,
  registeredAt: at,
  reactedAt: at,
  resolvedAt: null,
  endedAt: null,
  lastWord: { side: 'customer', personId: 'requester', at },
  silentSince: null,
  remindersSent: 0,
  remindedAt: null,
  alarms: [],
  ...change,
})

const by = (who: string | null, fact: TicketFact, visibility: Happening['visibility'] = 'public'): Happening => ({
  actor: { side: who === null ? 'system' : customerIds.has(who) ? 'customer' : 'provider', personId: who },
  visibility,
  fact,
})
const customerIds = new Set(people.filter((one) => one.side === 'customer').map((one) => one.id))

const said = (event: Happening, ticket: Ticket = aTicket(), known = people): string[] =>
  whoHears({ event, ticket, people: known }).map((one) => `${one.personId} ${one.template} ${one.reason}`)

const says = (
  type: 'message' | 'note' | 'information_requested' | 'information_provided' | 'resolution_proposed',
): TicketFact => ({ type, text, files: [] })
const told = { by: 'phone', personId: 'boss', note: text } as const
const registered: TicketFact = {
  type: 'registered',
  customerId: 'vetluga',
  requesterId: 'requester',
  subject: text,
  description: text,
  kind: 'defect',
  critical: 'no',
  impact: 'department',
  urgency: 'hampers_work',
  service: 'support',
  productId: null,
  moduleId: null,
  expectedBy: null,
  lineId: null,
  entitlement: { covered: true, contractId: 'c1' },
  regulation: { id: 'asmo-2023', version: 1 },
  files: [],
}
const alarm = (phase: 'near' | 'missed' | 'planned_date_missing' | 'not_classified'): Happening =>
  by(null, { type: 'alarmed', norm: 'reaction', phase, due: at }, 'internal')

const rows: readonly [clause: string, title: string, Happening, readonly string[]][] = [
  ['R5.1', 'registered by himself: the receipt', by('requester', registered), ['requester registered requester']],
  ['R5.1', 'registered by staff on his behalf', by('dispatcher', registered), ['requester registered requester']],
  [
    'R5.4',
    'accepted',
    by('specialist', { type: 'accepted', assigneeId: 'specialist' }),
    ['requester accepted requester', 'watcher accepted watcher'],
  ],
  [
    'R2.1',
    'assigned to somebody',
    by('dispatcher', { type: 'assigned', assigneeId: 'specialist', lineId: null, note: text }),
    ['specialist assigned assignee'],
  ],
  [
    'R2.1',
    'assigned to himself',
    by('specialist', { type: 'assigned', assigneeId: 'specialist', lineId: null, note: null }),
    [],
  ],
  [
    'R2.1',
    'passed to a line',
    by('specialist', { type: 'assigned', assigneeId: null, lineId: 'line-2', note: null }),
    [],
  ],
  [
    'R5.5',
    'a question',
    by('specialist', says('information_requested')),
    ['requester question requester', 'watcher question watcher'],
  ],
  [
    'R5.5',
    'the answer',
    by('requester', says('information_provided')),
    ['watcher message watcher', 'specialist customer_message assignee'],
  ],
  [
    'R2.7',
    'planned date',
    by('specialist', { type: 'planned_date_set', date: day, due: at, reason: null }),
    ['requester planned_date requester', 'watcher planned_date watcher'],
  ],
  [
    'R2.7',
    'planned date agreed',
    by('requester', { type: 'planned_date_agreed' }),
    ['specialist date_agreed assignee'],
  ],
  [
    'R2.7',
    'another date proposed',
    by('requester', { type: 'planned_date_countered', date: day, reason: text }),
    ['specialist date_countered assignee'],
  ],
  [
    'R5.4',
    'a message of the staff',
    by('specialist', says('message')),
    ['requester message requester', 'watcher message watcher'],
  ],
  [
    'R5.4',
    'a message of the customer',
    by('requester', says('message')),
    ['watcher message watcher', 'specialist customer_message assignee'],
  ],
  [
    'R5.4',
    'a message of a colleague',
    by('watcher', says('message')),
    ['requester message requester', 'specialist customer_message assignee'],
  ],
  [
    'R5.6',
    'a delivery',
    by('specialist', {
      type: 'delivery_sent',
      deliveryId: 'd',
      kind: 'software',
      title: text,
      instructions: text,
      files: [],
    }),
    ['requester delivery requester', 'watcher delivery watcher'],
  ],
  [
    'R5.6',
    'a delivery accepted',
    by('requester', { type: 'delivery_accepted', deliveryId: 'd', told: null, comment: null }),
    ['specialist delivery_accepted assignee'],
  ],
  [
    'R5.6',
    'a delivery rejected',
    by('requester', { type: 'delivery_rejected', deliveryId: 'd', told: null, reason: text }),
    ['specialist delivery_rejected assignee'],
  ],
  [
    'R5.7',
    'a resolution',
    by('specialist', says('resolution_proposed')),
    ['requester resolution requester', 'watcher resolution watcher'],
  ],
  [
    'R5.7',
    'a resolution accepted',
    by('requester', { type: 'resolution_accepted', told: null, comment: null }),
    ['watcher closed watcher', 'specialist desk_closed assignee'],
  ],
  [
    'U19',
    'an acceptance that staff recorded: the customer and who told get the proof',
    by('specialist', { type: 'resolution_accepted', told, comment: null }),
    ['requester closed requester', 'boss closed told', 'watcher closed watcher'],
  ],
  [
    'R5.7',
    'returned for rework',
    by('requester', { type: 'returned_for_rework', told: null, reason: text, files: [] }),
    ['specialist returned assignee'],
  ],
  [
    'R5.3',
    'withdrawn',
    by('specialist', { type: 'withdrawn', reason: text }),
    ['requester withdrawn requester', 'watcher withdrawn watcher'],
  ],
  [
    'R2.3',
    'cancelled by the customer',
    by('requester', { type: 'cancelled', reason: null }),
    ['watcher cancelled watcher', 'specialist desk_cancelled assignee'],
  ],
  [
    'R2.3',
    'cancelled by staff',
    by('manager', { type: 'cancelled', reason: text }),
    ['requester cancelled requester', 'watcher cancelled watcher', 'specialist desk_cancelled assignee'],
  ],
  [
    'R5.3',
    'merged',
    by('dispatcher', { type: 'merged', into: 1000, reason: null }),
    ['requester merged requester', 'watcher merged watcher'],
  ],
  [
    'R5.7',
    'reopened',
    by('requester', { type: 'reopened', reason: text }),
    ['watcher reopened watcher', 'specialist desk_reopened assignee'],
  ],
  ['R5.5', 'a reminder of silence', by(null, { type: 'reminded', nth: 1 }), ['requester silence_reminder requester']],
  [
    'R5.7',
    'closed by silence',
    by(null, { type: 'closed_by_silence' }),
    ['requester closed requester', 'watcher closed watcher', 'specialist desk_closed assignee'],
  ],
  ['R2.7', 'a norm is near', alarm('near'), ['specialist alarm assignee']],
  ['R2.7', 'a norm is missed', alarm('missed'), ['specialist alarm assignee', 'manager alarm manager']],
  ['R2.7', 'a planned date is missing', alarm('planned_date_missing'), ['specialist alarm assignee']],
  ['R2.7', 'nobody classified', alarm('not_classified'), ['specialist alarm assignee']],
  ['U17', 'a note', by('specialist', says('note'), 'internal'), []],
  ['R5.3', 'a link', by('specialist', { type: 'linked', to: 1000, relation: 'related' }), []],
  ['R5.4', 'somebody watches', by('requester', { type: 'watched', personId: 'watcher' }), []],
]

for (const [clause, title, event, expected] of rows) {
  test(`${clause} who hears: ${title}`, () => assert.deepEqual(said(event), expected))
}

test('B1 U17 nothing internal reaches a customer, whatever the event and whoever watches', () => {
  const facts = rows.map(([, , event]) => event.fact)
  assert.ok(facts.length > 30)
  for (const fact of facts) {
    const heard = whoHears({
      event: by('specialist', fact, 'internal'),
      ticket: aTicket({ watcherIds: ['watcher', 'admin'] }),
      people,
    })
    assert.deepEqual(
      heard.filter((one) => customerIds.has(one.personId)),
      [],
      fact.type,
    )
  }
})

test('A5 nobody of another customer hears, though he watches', () => {
  const ticket = aTicket({ watcherIds: ['stranger'] })
  for (const [, , event] of rows) assert.ok(said(event, ticket).every((line) => !line.startsWith('stranger')))
})

test('B3 letters for customers go to customers, letters for staff to staff', () => {
  const ticket = aTicket({ watcherIds: ['watcher', 'other-specialist'] })
  const heard = rows.flatMap(([, , event]) => whoHears({ event, ticket, people }))
  assert.ok(heard.length > 40)
  for (const one of heard) {
    assert.equal(
      customerTemplates.some((template) => template === one.template),
      customerIds.has(one.personId),
      JSON.stringify(one),
    )
  }
})

test('E11 each person hears once an event, and never of his own', () => {
  const ticket = aTicket({ watcherIds: ['requester', 'watcher', 'specialist', 'manager'] })
  for (const [, title, event] of rows) {
    const ids = whoHears({ event, ticket, people }).map((one) => one.personId)
    assert.equal(new Set(ids).size, ids.length, title)
    if (event.fact.type !== 'registered') assert.ok(!ids.includes(event.actor.personId ?? ''), title)
  }
})

test('A9 an inactive person hears nothing; the dispatchers of the line hear in his place', () => {
  const gone = people.map((one) => (one.id === 'specialist' || one.id === 'watcher' ? { ...one, active: false } : one))
  assert.deepEqual(said(by('requester', says('message')), aTicket(), gone), ['dispatcher customer_message dispatcher'])
})

const message = by('requester', says('message'))
const alone = { watcherIds: [], assigneeId: null } as const
test('R2.1 without an assignee the dispatchers of the line hear', () => {
  assert.deepEqual(said(message, aTicket({ ...alone, lineId: 'line-2' })), ['dispatcher-2 customer_message dispatcher'])
})
test('R2.1 a line without dispatchers: all dispatchers hear', () => {
  assert.deepEqual(said(message, aTicket({ ...alone, lineId: 'line-3' })), [
    'dispatcher customer_message dispatcher',
    'dispatcher-2 customer_message dispatcher',
  ])
})
test('R2.1 no dispatchers at all: the managers hear', () => {
  const none = people.filter((one) => one.role !== 'dispatcher')
  assert.deepEqual(said(message, aTicket(alone), none), ['manager customer_message manager'])
})
test('U16 a staff watcher hears what the assignee hears', () => {
  assert.deepEqual(said(message, aTicket({ watcherIds: ['admin'] })), [
    'specialist customer_message assignee',
    'admin customer_message watcher',
  ])
})
