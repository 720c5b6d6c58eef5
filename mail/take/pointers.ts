import { tokenIn } from '../../core/letters/reply-address.ts'
import { numbersIn } from '../../core/letters/subject.ts'
import type { PlaceFacts, Thread } from '../../core/letters/place.ts'
import type { StaffPointer } from '../../core/letters/staff-letter.ts'
import type { Actor } from '../../core/people/actor.ts'
import { seesTicket } from '../../core/people/scope.ts'
import { reopenUntil } from '../../core/tickets/reopen-until.ts'
import { type Pointer, pointersOf } from '../../server/letters/reads-take.ts'
import { replyTokenHash } from '../../server/letters/tokens.ts'
import { addressesOf } from './addresses.ts'
import type { Looked } from './taking.ts'

/** The requests that a letter names, nearest first. */
export async function pointersTo(taking: Looked): Promise<readonly Pointer[]> {
  const { tx, letter } = taking
  const ids = [...new Set([...letter.inReplyTo, ...letter.references.toReversed()])].slice(0, 50)
  const numbers = numbersIn(letter.subject)
  return pointersOf(tx, { tokenHashes: tokensOf(taking).map(replyTokenHash), ids, numbers })
}

/** Tokens of the answer addresses that the letter came to. */
const tokensOf = (taking: Looked): readonly string[] => {
  const { replyTo } = taking.identity
  return replyTo === null
    ? []
    : addressesOf(taking)
        .flatMap((address) => tokenIn(address, replyTo) ?? [])
        .slice(0, 5)
}

type Person = Exclude<Actor, { readonly side: 'system' }>

/** The same, as the rule of placing wants them: with what their author sees. */
export function placeFacts(taking: Looked, pointers: readonly Pointer[], author: Person): PlaceFacts {
  const { letter, authentication } = taking
  const via = (kind: Pointer['via']): Thread[] =>
    pointers.filter((pointer) => pointer.via === kind).map((pointer) => threadOf(taking, pointer, author))
  const [byToken = null] = via('token')
  return {
    subject: letter.subject,
    verdict: authentication.verdict,
    byToken,
    deadToken: byToken === null && tokensOf(taking).length > 0,
    byOurId: via('ours'),
    byTheirId: via('theirs'),
    byNumber: via('number'),
  }
}

function threadOf({ house, now }: Looked, pointer: Pointer, author: Person): Thread {
  const { ticket, subject, letterSubject } = pointer
  const { id, version } = ticket.regulation
  const regulation = house.regulations.of(id, version)
  const last = reopenUntil(ticket, { regulation, calendar: house.regulations.calendarOf(regulation) })
  return {
    ticket: ticket.number,
    seen: seesTicket(author, ticket),
    ended: ticket.endedAt === null ? 'no' : last !== null && now <= last ? 'recently' : 'long_ago',
    subjects: letterSubject === null ? [subject] : [subject, letterSubject],
  }
}

/** The same, as the rule of the staff's letters wants it. */
export const staffPointer = (
  { via, ticket, personId, template }: Pointer,
  author: { readonly id: string },
): StaffPointer => ({
  via,
  ticket: ticket.number,
  his: personId === author.id,
  template,
})
