import type { DayNote } from '../../core/time/explain.ts'
import { span } from '../format.ts'
import type { time as ru } from '../ru/time.ts'

const dayNotes: Record<DayNote, string> = {
  weekend: 'weekend',
  holiday: 'public holiday',
  short: 'short day',
  working_saturday: 'working Saturday',
  changed: 'other hours',
  clock_change: 'clock change',
  pause: 'pause',
  outside_hours: 'outside hours',
  not_confirmed: 'calendar not confirmed',
}

export const time: typeof ru = {
  workingTime: (ms) => `${span('en', ms)} of working time`,
  inWorkingTime: (ms) => `in ${span('en', ms)} of working time`,
  reaction: () => 'Reaction',
  resolution: () => 'Resolution',
  left: (ms) => `${span('en', ms)} left`,
  overdueBy: (ms) => `overdue by ${span('en', ms)}`,
  pausedWith: (ms) => `paused, ${span('en', ms)} left`,
  paused: () => 'paused',
  met: () => 'met',
  missed: () => 'missed',
  dueMissing: () => 'no planned date',
  notClassified: () => 'not classified',
  workingLeft: () => 'of working time',
  dayNote: (note) => dayNotes[note],
  notConfirmed: () => 'the production calendar of this year is not confirmed yet',
  closed: () => 'closed',
  countedOf: (ms) => `${span('en', ms)} counted`,
  notCounted: () => 'not counted',
  counted: () => 'counted',
  pause: () => 'pause',
  started: () => 'start',
  due: () => 'due',
  byContract: (contract) => `by contract ${contract}`,
  clause: (id) => `clause ${id} of the regulation`,
  sumOfDays: (ms) => `${span('en', ms)} of working time in all`,
  daysBetween: (from, to) => `${from} – ${to}`,
}
