import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type PlaceFacts, placeLetter, type Placement, type Thread } from './place.ts'

const subject = 'Не печатается схема котельной'
const thread = (over: Partial<Thread> = {}): Thread => ({
  ticket: 1001,
  seen: true,
  ended: 'no',
  subjects: [subject],
  ...over,
})
const none: PlaceFacts = {
  subject: `Re: ${subject}`,
  verdict: 'unknown',
  byToken: null,
  deadToken: false,
  byOurId: [],
  byTheirId: [],
  byNumber: [],
}
const inTicket = (by: 'token' | 'message_id' | 'number', ticket = 1001): Placement => ({ to: 'ticket', ticket, by })
const fresh = (hint: number | null = null): Placement => ({ to: 'new', continues: null, reason: null, hint })
const asking = (reason: string, hint: number | null = 1001) => ({ to: 'ask', reason, hint })

const table: readonly (readonly [string, Partial<PlaceFacts>, unknown])[] = [
  ['a letter that points nowhere is a new request', {}, fresh()],
  ['U10 the answer address places it', { byToken: thread() }, inTicket('token')],
  ['U10 our Message-ID places it', { byOurId: [thread()] }, inTicket('message_id')],
  ['U10 a colleague in copy answers the original', { byTheirId: [thread()] }, inTicket('message_id')],
  ['a number of one’s own request places it', { byNumber: [thread()] }, inTicket('number')],
  ['D11 the token comes before ids', { byToken: thread(), byOurId: [thread({ ticket: 1002 })] }, inTicket('token')],
  ['D11 of two requests the nearest', { byOurId: [thread({ ticket: 7 }), thread()] }, inTicket('message_id', 7)],
  [
    'D11 our ids come before theirs',
    { byOurId: [thread()], byTheirId: [thread({ ticket: 7 })] },
    inTicket('message_id'),
  ],
  ['D1 a stranger’s number puts nothing anywhere', { byNumber: [thread({ seen: false })] }, fresh(1001)],
  ['D1 a number does not count when authentication failed', { byNumber: [thread()], verdict: 'fail' }, fresh(1001)],
  ['D1 ids of the correspondence neither', { byTheirId: [thread()], verdict: 'fail' }, asking('unproven')],
  [
    'an id that nobody can guess counts, and the letter is marked',
    { byOurId: [thread()], verdict: 'fail' },
    inTicket('message_id'),
  ],
  ['D1 our id in a stranger’s letter', { byOurId: [thread({ seen: false })] }, asking('not_of_this_request')],
  ['D1 their id in a stranger’s letter', { byTheirId: [thread({ seen: false })] }, asking('not_of_this_request')],
  ['D5 the answer address of somebody else', { byToken: thread({ seen: false }) }, asking('token_of_another')],
  ['D13 a token of another life', { deadToken: true }, asking('not_of_this_request', null)],
  ['D13 and its number means nothing', { deadToken: true, byNumber: [thread()] }, asking('not_of_this_request')],
  ['D13 our id is stronger than a dead token', { deadToken: true, byOurId: [thread()] }, inTicket('message_id')],
  [
    'U11 a changed subject goes on as a new request',
    { byToken: thread(), subject: 'Нужна лицензия на второе рабочее место' },
    { to: 'new', continues: 1001, reason: 'subject_changed', hint: null },
  ],
  [
    'a changed subject that still names the request',
    { byToken: thread(), subject: 'Снова то же, № 1001' },
    inTicket('token'),
  ],
  ['U11 an empty subject is of any thread', { byOurId: [thread()], subject: '' }, inTicket('message_id')],
  [
    'U11 an answer to what ended long ago',
    { byOurId: [thread({ ended: 'long_ago' })] },
    { to: 'new', continues: 1001, reason: 'ended_long_ago', hint: null },
  ],
  ['what ended lately is answered in its place', { byOurId: [thread({ ended: 'recently' })] }, inTicket('message_id')],
]

for (const [name, over, expected] of table) {
  test(name, () => assert.deepEqual(placeLetter({ ...none, ...over }), expected))
}
