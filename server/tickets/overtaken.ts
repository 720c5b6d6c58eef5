import type { CommandName } from '../../core/tickets/commands.ts'
import type { FactType } from '../../core/tickets/events.ts'

const planned: readonly FactType[] = ['planned_date_set', 'planned_date_countered', 'planned_date_agreed']
const verified: readonly FactType[] = [
  'delivery_sent',
  'delivery_accepted',
  'delivery_rejected',
  'resolution_proposed',
  'resolution_accepted',
  'returned_for_rework',
  'withdrawn',
  'reopened',
  'closed_by_silence',
]

/**
 * The events that make a command a conflict when they came after what its writer had before him (I12): those that
 * changed the same thing. A command left out never conflicts; its state and rules decide.
 */
export const overtakenBy: { readonly [Name in CommandName]?: readonly FactType[] } = {
  assign: ['assigned', 'accepted'],
  classify: ['classified'],
  set_planned_date: planned,
  agree_planned_date: planned,
  counter_planned_date: planned,
  accept_delivery: verified,
  reject_delivery: verified,
  accept_resolution: verified,
  return_for_rework: verified,
}
