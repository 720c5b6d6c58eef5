import { sentByServer, saysUndelivered } from './bounce-signs.ts'
import { statusIn, statusOr } from './bounce-status.ts'
import { readNotice } from './bounce-text.ts'
import type { DeliveryReport, Letter, ReportedRecipient } from './letter.ts'
import { oneLineOf } from './robot-words.ts'

/** That one of our letters did not arrive. */
export interface Bounce {
  /** Whom it did not reach; null: the report does not say. */
  readonly recipient: string | null
  /** RFC 3463, `5.1.1`; `5.0.0` or `4.0.0` where only the class is known. */
  readonly status: string
  /** `delayed`: the server goes on trying. */
  readonly action: 'failed' | 'delayed'
  /** The letter that bounced, without angle brackets; null: the report does not say. */
  readonly messageId: string | null
  /** What we sent as ENVID; null: none. */
  readonly envelopeId: string | null
  /** What the server said, one line, bounded. */
  readonly words: string
}

/**
 * Reads a bounce, RFC 3464 or free-form; null: it is none (E2). Of several recipients the first who failed, else the
 * first who waits. A report that all was delivered, relayed or expanded is no bounce: nothing went wrong. Free-form ones
 * count only from a mail server, so that a person who writes about "550 5.1.1" stays a person.
 */
export function bounceOf(letter: Letter): Bounce | null {
  const { report } = letter
  const about = letter.contentType.parameters['report-type']?.toLowerCase()
  if (about !== undefined && about !== 'delivery-status') return null
  if (report !== null && (letter.contentType.type === 'multipart/report' || sentByServer(letter))) {
    const reported = failedOf(report.recipients)
    if (reported !== undefined) return fromReport(letter, { report, reported })
    if (report.recipients.length > 0) return null
  }
  return sentByServer(letter) && saysUndelivered(letter) ? fromText(letter) : null
}

function failedOf(recipients: readonly ReportedRecipient[]): ReportedRecipient | undefined {
  return recipients.find(hasFailed) ?? recipients.find((one) => one.action === 'delayed')
}

/** Some servers leave the action out: then the class of the status tells. */
function hasFailed({ action, status, diagnostic }: ReportedRecipient): boolean {
  if (action !== '') return action === 'failed'
  const known = status ?? statusIn(diagnostic ?? '')
  return known !== null && !known.startsWith('2')
}

function fromReport(
  letter: Letter,
  { report, reported }: { readonly report: DeliveryReport; readonly reported: ReportedRecipient },
): Bounce {
  const notice = readNotice(letter)
  const said = reported.diagnostic === null ? '' : withoutType(reported.diagnostic)
  const action = reported.action === 'delayed' ? 'delayed' : 'failed'
  const stated = /^\s{0,20}([45]\.\d{1,3}\.\d{1,3})(?!\d)/.exec(reported.status ?? '')?.[1] ?? null
  const recipient = reported.recipient.trim().replace(/^<(.*)>$/, '$1')
  return {
    recipient: recipient === '' ? notice.recipient : recipient,
    status: stated ?? statusOr(said === '' ? notice.words : said, action),
    action,
    messageId: report.messageId ?? originalOf(letter, notice.messageId),
    envelopeId: report.envelopeId,
    words: said === '' ? notice.words : said,
  }
}

function fromText(letter: Letter): Bounce {
  const { recipient, status, action, words, messageId } = readNotice(letter)
  const id = letter.report?.messageId ?? originalOf(letter, messageId)
  return { recipient, status, action, messageId: id, envelopeId: letter.report?.envelopeId ?? null, words }
}

/** `smtp; 550 …`: RFC 3464 puts the kind of the words before them. */
function withoutType(diagnostic: string): string {
  const line = oneLineOf(diagnostic, 320)
  return oneLineOf(line.replace(/^[a-z0-9-]{1,20} ?; ?/i, ''), 300)
}

/** Exim names the original last in References, Exchange and Gmail in In-Reply-To. */
function originalOf(letter: Letter, quoted: string | null): string | null {
  return letter.nested[0]?.messageId ?? quoted ?? letter.inReplyTo.at(-1) ?? letter.references.at(-1) ?? null
}
