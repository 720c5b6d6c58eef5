import { counted } from '../format.ts'
import type { Texts } from '../ru.ts'

const late = { one: 'request is late', many: 'requests are late' }
const near = { one: 'is due', many: 'are due' }

/** The manager's wall: what is late or about to be. */
export const wall: Texts['wall'] = {
  title: () => 'Deadlines',
  lead: (lateCount, nearCount) =>
    lateCount === 0 && nearCount === 0
      ? 'Everything in time'
      : [
          lateCount === 0 ? '' : counted('en', lateCount, late),
          nearCount === 0 ? '' : `${counted('en', nearCount, near)} within two working hours`,
        ]
          .filter(Boolean)
          .join(', '),
  byNorm: () => 'By norm',
  bySpecialist: () => 'By specialist',
  norm: () => 'Norm',
  specialist: () => 'Specialist',
  unassigned: () => 'Not assigned',
  late: () => 'Late',
  near: () => 'Within 2 h',
  open: () => 'Open',
  showLate: (name, count) => `${name}: ${count} late, show`,
  showNear: (name, count) => `${name}: ${count} under two hours, show`,
  showOpen: (name, count) => `${name}: ${count} open, show`,
  all: () => 'All that are late or nearly so',
  showAll: () => 'Show all',
  list: () => 'List',
  none: () => 'Everything in time',
  noneText: () => 'No request is late or will be within two working hours.',
  noneHere: () => 'Nothing is left here.',
  firstOf: (shown, total) => `The first ${shown} of ${total} are shown, the most urgent.`,
  due: () => 'due',
}
