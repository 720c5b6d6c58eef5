import type { Letter, OwnMarks } from './letter.ts'

/** What kind of machine wrote a letter. Nothing of it starts a clock, reopens, or gets an automatic answer (U14). */
export const robotKinds = ['auto-reply', 'bounce', 'bulk', 'loop'] as const
export type RobotKind = (typeof robotKinds)[number]

export interface Robot {
  readonly kind: RobotKind
  /** By what it was recognised: the name of a header field or of a rule, for the explanation. */
  readonly by: string
}

/** Whether a machine wrote the letter; null: as far as one can tell, a person did. */
export function robotOf(_letter: Letter, _own: OwnMarks): Robot | null {
  return null
}
