import type { PersonFacts } from '../../core/notices/hears.ts'
import { whoHears } from '../../core/notices/who-hears.ts'
import type { SignedIn } from '../../core/people/actor.ts'
import type { TextDigest } from '../../core/tickets/events.ts'
import type { Ticket } from '../../core/tickets/ticket.ts'
import type { TicketCard } from '../../core/tickets/wire.ts'
import type { Names } from './reads-names.ts'

/** Who would get a letter of a public message, and why: shown before anything is sent (U16). */
export function hearsOfMessage(
  ticket: Ticket,
  { actor, names }: { readonly actor: SignedIn; readonly names: Names },
): TicketCard['hears'] {
  const people = actor.side === 'provider' ? names.people : [...names.people, ...staffAsKnown(ticket, names)]
  const heard = whoHears({
    event: {
      actor: { side: actor.side, personId: actor.personId },
      visibility: 'public',
      fact: { type: 'message', text: '' as TextDigest, files: [] },
    },
    ticket,
    people,
  })
  return heard.map(({ personId, reason }) => ({
    name: personId === ON_DUTY ? null : (names.names.get(personId) ?? ''),
    reason,
  }))
}

/** Nobody's id: those of the staff who hear where nobody is assigned. */
const ON_DUTY = 'on duty'

/**
 * Of the staff a customer knows the assignee, by name and nothing else (A12). That somebody on duty hears in his place
 * he is told without names, hence without their number.
 */
function staffAsKnown({ assigneeId, lineId }: Ticket, { names }: Names): PersonFacts[] {
  const common = { side: 'provider', active: true } as const
  const onDuty: PersonFacts = { ...common, id: ON_DUTY, role: 'dispatcher', lineId }
  return assigneeId === null || !names.has(assigneeId)
    ? [onDuty]
    : [onDuty, { ...common, id: assigneeId, role: 'specialist', lineId: null }]
}
