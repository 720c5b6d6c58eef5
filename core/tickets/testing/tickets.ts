import type { TicketState } from '../words.ts'
import { classification, sound } from './commands.ts'
import { requester } from './people.ts'
import { aStory } from './story.ts'
import type { Beginning, Story } from './story.ts'

/** A request of Friday 2026-11-20, 16:30, that nobody has touched. */
export const aTicket = (beginning: Beginning = {}): Story => aStory(beginning)

/** Work is impossible, says the customer (R2.7). */
export const aCriticalDefect = (beginning: Beginning = {}): Story =>
  aStory({ ...beginning, registered: { critical: 'claimed', urgency: 'stops_work', ...beginning.registered } })

/** No contract covers it; it is registered all the same (R2.5). */
export const anUncoveredTicket = (beginning: Beginning = {}): Story =>
  aStory({
    ...beginning,
    registered: {
      entitlement: { covered: false, reason: 'no_contract', contractId: null },
      ...beginning.registered,
    },
  })

/** A change of the system: it wants a planned date (R2.7). */
export const aChange = (beginning: Beginning = {}): Story =>
  aStory({ ...beginning, registered: { kind: 'change', service: 'maintenance', ...beginning.registered } })

/** Accepted by `specialist` and classified as a standard defect, on the Monday after, 2026-11-23, at 09:00. */
export const aTicketAtWork = (beginning: Beginning = {}): Story =>
  aStory(beginning).does('2026-11-23 09:00', sound.accept).does('2026-11-23 09:00', classification)

/** A request in each state, in the shortest way there; ready by 2026-11-23 09:30. */
export function aTicketIn(state: TicketState, beginning: Beginning = {}): Story {
  const at = '2026-11-23 09:30'
  switch (state) {
    case 'registered':
      return aTicket(beginning)
    case 'in_progress':
      return aTicketAtWork(beginning)
    case 'waiting_for_customer':
      return aTicketAtWork(beginning).does(at, sound.ask)
    case 'delivery_verification':
      return aTicketAtWork(beginning).does(at, sound.deliver)
    case 'resolution_verification':
      return aTicketAtWork(beginning).does(at, sound.propose_resolution)
    case 'closed':
      return aTicketIn('resolution_verification', beginning).does(at, sound.accept_resolution, { by: requester })
    case 'cancelled':
      return aTicketAtWork(beginning).does(at, sound.cancel)
  }
}
