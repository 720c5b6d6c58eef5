import type { Actor } from '../people/actor.ts'
import type { Instant } from '../time/instant.ts'
import { internalFacts } from './events.ts'
import type { TicketEvent, TicketFact } from './events.ts'
import type { Channel } from './words.ts'

/**
 * Facts with who, when and through which door, numbered after the last event of the request. Who may read an event is
 * decided here, once, by its type (U17, B2): no screen and no command can make an internal fact public.
 */
export function stamped(given: {
  readonly number: number
  readonly after: number
  readonly facts: readonly TicketFact[]
  readonly context: { readonly actor: Actor; readonly now: Instant; readonly channel: Channel }
}): readonly TicketEvent[] {
  const { number, after, facts, context } = given
  const { actor, now, channel } = context
  return facts.map((fact, index) => ({
    ticket: number,
    seq: after + index + 1,
    at: now,
    actor: { side: actor.side, personId: actor.side === 'system' ? null : actor.personId },
    channel,
    visibility: internalFacts.has(fact.type) ? 'internal' : 'public',
    fact,
  }))
}
