import type { DayNote } from '../../core/time/explain.ts'
import { span } from '../format.ts'

const dayNotes: Record<DayNote, string> = {
  weekend: 'выходной',
  holiday: 'праздник',
  short: 'сокращённый день',
  working_saturday: 'рабочая суббота',
  changed: 'другие часы',
  clock_change: 'перевод часов',
  pause: 'пауза',
  outside_hours: 'вне рабочих часов',
  not_confirmed: 'календарь не утверждён',
}

/** Norms, working time and its derivation. */
export const time = {
  workingTime: (ms: number) => `${span('ru', ms)} рабочего времени`,
  inWorkingTime: (ms: number) => `через ${span('ru', ms)} рабочего времени`,
  reaction: () => 'Реакция',
  resolution: () => 'Решение',
  left: (ms: number) => `осталось ${span('ru', ms)}`,
  overdueBy: (ms: number) => `просрочено на ${span('ru', ms)}`,
  pausedWith: (ms: number) => `пауза, осталось ${span('ru', ms)}`,
  paused: () => 'пауза',
  met: () => 'выполнено',
  missed: () => 'нарушено',
  dueMissing: () => 'нет планового срока',
  notClassified: () => 'не классифицировано',
  workingLeft: () => 'рабочего времени',
  /** What is particular about a day of a derivation. */
  dayNote: (note: DayNote) => dayNotes[note],
  notConfirmed: () => 'производственный календарь на этот год ещё не утверждён',
  closed: () => 'не работаем',
  countedOf: (ms: number) => `засчитано ${span('ru', ms)}`,
  notCounted: () => 'не засчитано',
  counted: () => 'засчитано',
  pause: () => 'пауза',
  started: () => 'начало',
  due: () => 'срок',
  byContract: (contract: string) => `по договору ${contract}`,
  clause: (id: string) => `пункт ${id} регламента`,
  sumOfDays: (ms: number) => `Всего ${span('ru', ms)} рабочего времени`,
  daysBetween: (from: string, to: string) => `${from} — ${to}`,
}
