import type { Hears } from '../../core/notices/hears.ts'
import { whoHears } from '../../core/notices/who-hears.ts'
import type { TicketEvent } from '../../core/tickets/events.ts'
import type { Ticket } from '../../core/tickets/ticket.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { House } from '../house.ts'
import { paramsFor, type Told } from './letter-params.ts'
import type { PersonCard } from './people.ts'
import type { NoticeRow } from './writes.ts'

/** The outbox rows of some events: who hears, by which letter, and why (U16). They leave when the transaction commits. */
export function noticesOf(
  events: readonly TicketEvent[],
  given: Told & { readonly house: Pick<House, 'random'>; readonly now: Instant },
): NoticeRow[] {
  const { ticket, people, house, now } = given
  return events.flatMap((event) =>
    whoHears({ event, ticket, people: [...people.values()] }).flatMap((hears): NoticeRow[] => {
      const person = people.get(hears.personId)
      return person === undefined ? [] : [noticeRow({ event, events, hears, person, given, house, now })]
    }),
  )
}

function noticeRow(letter: {
  readonly event: TicketEvent
  readonly events: readonly TicketEvent[]
  readonly hears: Hears
  readonly person: PersonCard
  readonly given: Told & { readonly ticket: Ticket }
  readonly house: Pick<House, 'random'>
  readonly now: Instant
}): NoticeRow {
  const { event, events, hears, person, given, house, now } = letter
  return {
    id: house.random.uuid(),
    ticket: event.ticket,
    event_seq: event.seq,
    person_id: person.id,
    address: person.email,
    template: hears.template,
    language: person.language,
    params: JSON.stringify(paramsFor(hears.template, { event, events, given })),
    reason: hears.reason,
    next_at: now,
    created_at: now,
  }
}
