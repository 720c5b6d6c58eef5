import type { TicketCard, ticketCommandNames } from '../../core/tickets/wire.ts'
import { useTexts } from '../language.tsx'
import type { IconName } from '../ui/icon.tsx'
import { useReason } from '../tickets/reason.ts'

export type ActName = (typeof ticketCommandNames)[number]

export interface DeskAct {
  readonly name: ActName
  readonly label: string
  readonly icon: IconName
  readonly keys?: string
  /** Why not now, in words. */
  readonly dead: string | undefined
}

/** Every act of the state table, in the order in which work goes on. */
const acts: readonly (readonly [ActName, IconName, string?])[] = [
  ['accept', 'check', 'e'],
  ['assign', 'user', 'a'],
  ['classify', 'tag', 't'],
  ['message', 'reply', 'r'],
  ['note', 'note', 'n'],
  ['ask', 'question'],
  ['set_planned_date', 'calendar', 'd'],
  ['deliver', 'box'],
  ['propose_resolution', 'eye'],
  ['accept_delivery', 'check'],
  ['reject_delivery', 'close'],
  ['accept_resolution', 'check-circle'],
  ['return_for_rework', 'undo'],
  ['withdraw', 'undo'],
  ['attach', 'clip'],
  ['watch', 'eye'],
  ['link', 'link'],
  ['merge', 'link'],
  ['split', 'plus'],
  ['reopen', 'undo'],
  ['cancel', 'circle-cross'],
  ['agree_planned_date', 'calendar'],
  ['counter_planned_date', 'calendar'],
]

/** Keys of the commonest acts. */
export const quickActs = acts.flatMap(([name, , key]) => (key === undefined ? [] : [{ name, key }]))

/** Somebody else is at it: accepting takes it from him. */
export const isTakeover = ({ state, assignee }: Pick<TicketCard, 'state' | 'assignee'>): boolean =>
  state === 'in_progress' && assignee !== null

/** What can be done with a request now, and what not and why: rights come from the server, never from here. */
export function useDeskActs(ticket: Pick<TicketCard, 'can' | 'state' | 'assignee'>): readonly DeskAct[] {
  const t = useTexts().desk
  const reason = useReason(ticket.state)
  const { state } = ticket
  const labelOf = (name: ActName): string => {
    if (name === 'accept' && isTakeover(ticket)) return t.takeOver()
    const lies =
      state === 'waiting_for_customer' || state === 'delivery_verification' || state === 'resolution_verification'
    return name === 'withdraw' && lies ? t.takeBack(state) : t.act(name)
  }
  return acts.map(([name, icon, keys]) => ({
    name,
    label: labelOf(name),
    icon,
    ...(keys === undefined ? {} : { keys }),
    dead: reason(ticket.can[name]),
  }))
}
