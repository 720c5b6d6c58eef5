import { bounceOf } from '../../core/letters/bounce.ts'
import { foldText, quotedOf, replyOf } from '../../core/letters/fold.ts'
import type { Letter, LetterAddress, LetterFile, LetterProblem, OwnMarks } from '../../core/letters/letter.ts'
import { type RobotKind, robotOf } from '../../core/letters/robot.ts'
import { type Authentication, authenticationOf } from '../../core/letters/trust.ts'
import { formatInstant } from '../../core/time/instant.ts'

/** Where a letter would go: by what it was recognised, and the number of the request. */
export interface Placed {
  readonly how: string
  readonly ticket: number
}

/** What would happen to a letter, and why. */
export interface Explanation {
  readonly messageId: string | null
  readonly from: LetterAddress | null
  readonly to: readonly LetterAddress[]
  readonly cc: readonly LetterAddress[]
  readonly subject: string
  /** RFC 3339 in UTC. */
  readonly date: string | null
  readonly text: string
  /** What the sender wrote anew, and what is folded away. */
  readonly reply: string
  readonly quoted: string
  readonly robot: RobotKind | null
  readonly bounce: {
    readonly recipient: string | null
    readonly status: string
    readonly messageId: string | null
  } | null
  readonly attachments: readonly Pick<LetterFile, 'name' | 'type' | 'size' | 'sha256'>[]
  readonly authentication: Authentication
  readonly placed: Placed | null
  readonly problems: readonly LetterProblem[]
}

interface Circumstances {
  readonly own: OwnMarks
  /** The authserv-id of the server whose results are believed; null: none. */
  readonly trusted: string | null
  readonly placed: Placed | null
}

/** Puts together what the rules say of a letter. Changes nothing. */
export function explainLetter(letter: Letter, { own, trusted, placed }: Circumstances): Explanation {
  const segments = foldText(letter.text)
  const bounce = bounceOf(letter)
  return {
    messageId: letter.messageId,
    from: letter.from,
    to: letter.to,
    cc: letter.cc,
    subject: letter.subject,
    date: letter.date === null ? null : formatInstant(letter.date),
    text: letter.text,
    reply: replyOf(segments),
    quoted: quotedOf(segments),
    robot: robotOf(letter, own)?.kind ?? null,
    bounce:
      bounce === null ? null : { recipient: bounce.recipient, status: bounce.status, messageId: bounce.messageId },
    attachments: letter.files.map(({ name, type, size, sha256 }) => ({ name, type, size, sha256 })),
    authentication: authenticationOf(letter, trusted),
    placed,
    problems: letter.problems,
  }
}
