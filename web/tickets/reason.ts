import type { RefusalWord } from '../../core/refusal.ts'
import type { Right } from '../../core/wire.ts'
import type { TicketState } from '../../core/tickets/words.ts'
import { useTexts } from '../language.tsx'

/** Why something can't be done with a request in this state, in words; undefined where it can. */
export function useReason(state: TicketState): (right: Right | undefined) => string | undefined {
  const { refusals: t, ticketPage, tickets } = useTexts()
  return (right) => {
    if (right === true) return undefined
    const word = right?.no ?? 'not_your_role'
    // The page renews itself: what helps is to know what stands in the way.
    if (word === 'not_in_this_state') return ticketPage.notNow(tickets.state(state))
    return word in t ? t[word as RefusalWord]() : word
  }
}
