import { bounceOf } from './bounce.ts'
import { daemons, hasEmptyReturnPath } from './bounce-signs.ts'
import type { Letter, OwnMarks } from './letter.ts'
import { isAcknowledgement } from './robot-desks.ts'
import { autoReplyMark, autoSubmitted, bulkMark, answers } from './robot-marks.ts'
import { isAutoReplySubject } from './robot-subjects.ts'
import { localPartOf } from './robot-words.ts'

/** What kind of machine wrote a letter. Nothing of it starts a clock, reopens, or gets an automatic answer (U14). */
export const robotKinds = ['auto-reply', 'bounce', 'bulk', 'loop'] as const
export type RobotKind = (typeof robotKinds)[number]

export interface Robot {
  readonly kind: RobotKind
  /** By what it was recognised: the name of a header field or of a rule, for the explanation. */
  readonly by: string
}

/**
 * Whether a machine wrote the letter; null: as far as one can tell, a person did. `bounce` exactly where `bounceOf`
 * reads one. A machine that answers something (In-Reply-To, References, `Re:`) is an `auto-reply`; one that writes of its
 * own accord (monitoring, newsletters, no-reply addresses) is `bulk`. Fields that an outsider forges can only make a
 * letter a robot's, never a robot's a person's (D4); only the marks of our own letters make it a `loop` (E3).
 */
export function robotOf(letter: Letter, own: OwnMarks): Robot | null {
  const loop = loopMark(letter, own)
  if (loop !== null) return { kind: 'loop', by: loop }
  if (bounceOf(letter) !== null)
    return { kind: 'bounce', by: letter.report === null ? 'bounce-text' : 'delivery-report' }
  if (letter.contentType.type === 'multipart/report') return { kind: 'auto-reply', by: reportType(letter) }
  const submitted = autoSubmitted(letter)
  if (submitted === 'auto-replied') return { kind: 'auto-reply', by: 'auto-submitted' }
  const replied = autoReplyMark(letter)
  if (replied !== null) return { kind: 'auto-reply', by: replied }
  if (isAutoReplySubject(letter.subject)) return { kind: 'auto-reply', by: 'subject' }
  if (submitted !== null) return byItself(letter, 'auto-submitted')
  const bulk = bulkMark(letter)
  if (bulk !== null) return byItself(letter, bulk)
  if (isAcknowledgement(letter)) return { kind: 'auto-reply', by: 'acknowledgement' }
  if (isUnanswerable(letter)) return byItself(letter, 'from')
  return hasEmptyReturnPath(letter) ? byItself(letter, 'return-path') : null
}

/** A machine's letter that answers nothing is bulk: it must not be answered, but it replies to nobody either. */
const byItself = (letter: Letter, by: string): Robot => ({ kind: answers(letter) ? 'auto-reply' : 'bulk', by })

/**
 * Our own letter that came back (E3): by the id of this installation, by an author or sender that is one of our
 * addresses (`support+token@…` is `support@…`), or by an X-Loop that names one. Ours only in Reply-To, To or Cc says nothing: people put us there.
 */
function loopMark(letter: Letter, own: OwnMarks): string | null {
  const isOurs = (address: string): boolean => {
    const plain = address.slice(0, 1000).trim().toLowerCase()
    return own.addresses.has(plain) || own.addresses.has(plain.replace(/\+[^@]*(?=@)/, ''))
  }
  const installations = letter.head['x-asmo-installation'] ?? []
  if (own.installation !== '' && installations.some((id) => id.trim() === own.installation))
    return 'x-asmo-installation'
  if (letter.authors.some((author) => isOurs(author.address))) return 'from'
  if (letter.sender !== null && isOurs(letter.sender.address)) return 'sender'
  return (letter.head['x-loop'] ?? []).some(isOurs) ? 'x-loop' : null
}

/** Read receipts (RFC 8098), reports that all arrived (RFC 3464), complaints (RFC 5965). */
const reportType = (letter: Letter): string =>
  letter.contentType.parameters['report-type']?.trim().toLowerCase().slice(0, 40) || 'multipart/report'

/** Nobody reads what is sent there, so nobody wrote it: mailer-daemon without a bounce, no-reply and its like (D6). */
function isUnanswerable(letter: Letter): boolean {
  return letter.authors.some(({ address }) => {
    const name = localPartOf(address)
    return (
      daemons.has(name) ||
      /^(no|not|do[-_.]?not|dont|nicht)[-_.]?(reply|replay|respond|answer|antworten)(?![a-z])/.test(name)
    )
  })
}
