/** Why a line of `asmo worktime` has no answer. */
export type LineErrorCode =
  | 'not_json'
  | 'not_object'
  | 'not_utf8'
  | 'line_too_long'
  | 'empty_line'
  | 'unknown_key'
  | 'missing_key'
  | 'add_or_end'
  | 'bad_calendar'
  | 'bad_instant'
  | 'bad_duration'
  | 'bad_pauses'
  | 'end_before_start'
  | 'too_long'
  | 'no_working_time'

/** What `asmo worktime` says of a bad line; `field` is the place in the object, where there is one. */
export interface LineError {
  readonly code: LineErrorCode
  readonly field?: string
  /** One English sentence for a person. */
  readonly message: string
}

/** Carries the error of a line out of its reading; `answerLine` catches it. */
export class LineFault extends Error {
  readonly error: LineError

  constructor(error: LineError) {
    super(error.message)
    this.error = error
  }
}

/** A value of the input as a message may show it: as JSON, cut where it is long. */
export const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? JSON.stringify(value.slice(0, 80)) : String(JSON.stringify(value))
  return text.length > 84 ? `${text.slice(0, 80)}…` : text
}
