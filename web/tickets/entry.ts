import type { FactType } from '../../core/tickets/events.ts'
import type { TimelineEntry } from '../../core/tickets/wire.ts'
import type { IconName } from '../ui/icon.tsx'

/** Events that are words of somebody, shown as a message; the others are moves, one quiet line each. */
const spoken: readonly string[] = [
  'registered',
  'message',
  'note',
  'information_requested',
  'information_provided',
  'delivery_sent',
  'delivery_rejected',
  'resolution_proposed',
  'returned_for_rework',
] satisfies readonly FactType[]

export const isSpoken = ({ type, text, erased, files }: TimelineEntry): boolean =>
  spoken.includes(type) && (text !== null || erased || files.length > 0)

/** On which paper words stand. Whoever wrote them down, what a customer told is the customer's word (U19). */
export const paperOf = ({ visibility, by, detail, type }: TimelineEntry): 'customer' | 'staff' | 'note' => {
  if (visibility === 'internal') return 'note'
  const customers = by.side === 'customer' || detail.told !== undefined || type === 'registered'
  return customers ? 'customer' : 'staff'
}

/** Plain messages need no heading: their paper says it all. */
export const needsMark = ({ type, detail }: TimelineEntry): boolean =>
  detail.told !== undefined || (type !== 'message' && type !== 'note')

const icons: Partial<Record<string, IconName>> = {
  registered: 'plus',
  accepted: 'check',
  assigned: 'user',
  classified: 'tag',
  planned_date_set: 'calendar',
  planned_date_agreed: 'calendar',
  planned_date_countered: 'calendar',
  information_requested: 'question',
  information_provided: 'reply',
  delivery_sent: 'box',
  delivery_accepted: 'box',
  delivery_rejected: 'box',
  resolution_proposed: 'eye',
  resolution_accepted: 'check-circle',
  returned_for_rework: 'undo',
  withdrawn: 'undo',
  cancelled: 'circle-cross',
  reopened: 'undo',
  linked: 'link',
  split_off: 'link',
  merged: 'link',
  attached: 'clip',
  watched: 'eye',
  unwatched: 'eye-off',
  reminded: 'bell',
  alarmed: 'alarm',
  closed_by_silence: 'check-circle',
} satisfies Partial<Record<FactType, IconName>>

export const iconOf = ({ type }: TimelineEntry): IconName => icons[type] ?? 'circle'
