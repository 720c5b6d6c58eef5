import { formatDuration } from './duration.ts'
import { explain } from './explain.ts'
import type { DayNote, ExplainedDay } from './explain.ts'
import { formatInstant } from './instant.ts'
import type { Instant } from './instant.ts'
import { LineFault } from './line-fault.ts'
import type { LineError } from './line-fault.ts'
import { readLine } from './line-question.ts'
import type { LineQuestion } from './line-question.ts'
import { addWork, workBetween } from './worktime.ts'
import type { Piece } from './worktime.ts'

/** What every step of a date says: the date in the calendar's zone and what is particular about it. */
interface StepOfDay {
  readonly date: string
  readonly notes?: readonly DayNote[]
}

/**
 * One step of an explanation, in order of time: first the calendar that was asked, then what was counted (`work`),
 * working time that was not (`pause`), and dates on which there was nothing to count (`closed`). Instants carry the
 * offset of the calendar's zone.
 */
export type LineStep =
  | { readonly kind: 'calendar'; readonly id: string; readonly version: string; readonly zone: string }
  | (StepOfDay & { readonly kind: 'work'; readonly from: string; readonly to: string; readonly counted: string })
  | (StepOfDay & { readonly kind: 'pause'; readonly from: string; readonly to: string; readonly paused: string })
  | (StepOfDay & { readonly kind: 'closed' })

/** What `asmo worktime` says to one line. */
export type LineAnswer =
  | { readonly due: string; readonly explanation: readonly LineStep[] }
  | { readonly worked: string; readonly explanation: readonly LineStep[] }
  | { readonly error: LineError }

/**
 * Answers one line of `asmo worktime`: a JSON object with `calendar` (`"ru"` or a written calendar), `start`, either
 * `add` (ISO 8601 duration) or `end`, and `pauses` if there are any, becomes the due instant or the time worked, with
 * its explanation. Anything else, unknown keys included, becomes an error that names the field; no line throws.
 */
export const answerLine = (line: string): LineAnswer => {
  try {
    return answer(readLine(line))
  } catch (fault) {
    if (fault instanceof LineFault) return { error: fault.error }
    throw fault
  }
}

const answer = (question: LineQuestion): LineAnswer => {
  const { calendar, start, pauses } = question
  if (question.end !== undefined) {
    const { worked, pieces } = workBetween({ calendar, start, end: question.end, pauses })
    return { worked: formatDuration(worked), explanation: stepsOf(question, { to: question.end, pieces }) }
  }
  const added = addWork({ calendar, start, span: question.add, pauses })
  if (added.state === 'due') {
    return {
      due: formatInstant(added.due, calendar.zone),
      explanation: stepsOf(question, { to: added.due, pieces: added.pieces }),
    }
  }
  const message = 'the calendar has not so much working time in the hundred years after the start'
  throw new LineFault({ code: 'no_working_time', field: 'add', message })
}

const stepsOf = (question: LineQuestion, found: { to: Instant; pieces: readonly Piece[] }): readonly LineStep[] => {
  const { calendar, start } = question
  const { calendar: source, days } = explain({ calendar, from: start, ...found })
  if (found.to <= start) return [{ kind: 'calendar', ...source }]
  return [{ kind: 'calendar', ...source }, ...days.flatMap((day) => stepsOfDay(day, source.zone))]
}

const stepsOfDay = ({ date, notes, pieces }: ExplainedDay, zone: string): readonly LineStep[] => {
  const noted = notes.length > 0 ? { notes } : {}
  if (pieces.length === 0) return [{ kind: 'closed', date, ...noted }]
  return pieces.map(({ kind, from, to, span }): LineStep => {
    const stretch = { date, from: formatInstant(from, zone), to: formatInstant(to, zone) }
    const length = formatDuration(span)
    return kind === 'work'
      ? { kind, ...stretch, counted: length, ...noted }
      : { kind, ...stretch, paused: length, ...noted }
  })
}
