import type { PersonFacts } from '../../core/notices/hears.ts'
import { whoHears } from '../../core/notices/who-hears.ts'
import type { SignedIn } from '../../core/people/actor.ts'
import type { TextDigest } from '../../core/tickets/events.ts'
import type { Ticket } from '../../core/tickets/ticket.ts'
import type { Names } from './reads-names.ts'

/** Who would get a letter of a public message, and why: shown before anything is sent (U16). */
export function hearsOfMessage(
  ticket: Ticket,
  { actor, names }: { readonly actor: SignedIn; readonly names: Names },
): { name: string; reason: string }[] {
  const people = actor.side === 'provider' ? names.people : [...names.people, ...assigneeAsCard(ticket, names)]
  const heard = whoHears({
    event: {
      actor: { side: actor.side, personId: actor.personId },
      visibility: 'public',
      fact: { type: 'message', text: '' as TextDigest, files: [] },
    },
    ticket,
    people,
  })
  return heard.map(({ personId, reason }) => ({ name: names.names.get(personId) ?? '', reason }))
}

/** Of the staff a customer knows the assignee, by name and nothing else (A12). */
const assigneeAsCard = ({ assigneeId }: Ticket, { names }: Names): PersonFacts[] =>
  assigneeId === null || !names.has(assigneeId)
    ? []
    : [{ id: assigneeId, side: 'provider', role: 'specialist', lineId: null, active: true }]
