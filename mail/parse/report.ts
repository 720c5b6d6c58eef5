import type { DeliveryReport, ReportedRecipient } from '../../core/letters/letter.ts'
import { type Field, fieldOf, readHead } from './fields.ts'
import { headText } from './head-text.ts'
import { limits } from './limits.ts'
import { bounded, headLine } from './plain.ts'
import { decodeWords } from './words.ts'

/** The longest report that is read: some 500 recipients of 2 kB each. */
const MOST = 1_000_000

/** Reads message/delivery-status (RFC 3464): groups of fields, the first about the letter, the others one a recipient. */
export function readReport(bytes: Buffer): Omit<DeliveryReport, 'messageId'> {
  const groups = bytes
    .toString('latin1', 0, MOST)
    .replaceAll('\r', '')
    .split(/\n[ \t]*\n/)
    .map((text) => readHead(Buffer.from(text, 'latin1'), text.startsWith('\n') ? 1 : 0, () => false).fields)
    .filter((fields) => fields.length > 0)
  const envelopeId = groups.map((fields) => valueOf(fields, 'original-envelope-id')).find((id) => id !== '') ?? null
  const recipients = groups.filter((fields) => recipientOf(fields) !== '').slice(0, limits.reportedRecipients)
  return { envelopeId, recipients: recipients.map(reported) }
}

function reported(fields: readonly Field[]): ReportedRecipient {
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(valueOf(fields, 'status'))
  const diagnostic = withoutType(valueOf(fields, 'diagnostic-code')).replaceAll(/\s+/g, ' ')
  return {
    recipient: recipientOf(fields),
    action: (valueOf(fields, 'action').split(/[\s(;]/)[0] ?? '').toLowerCase(),
    status: status?.[0] ?? null,
    diagnostic: diagnostic === '' ? null : bounded(diagnostic, limits.diagnosticCharacters),
  }
}

const recipientOf = (fields: readonly Field[]): string =>
  bareAddress(valueOf(fields, 'original-recipient')) || bareAddress(valueOf(fields, 'final-recipient'))

const bareAddress = (value: string): string => bounded(withoutType(value).replaceAll(/^<|>$/g, ''), 320)

/** `rfc822; petr@…`, `smtp; 550 …`: the type says nothing to us. */
const withoutType = (value: string): string => value.replace(/^[\w-]{1,30}\s*;\s*/, '').trim()

const valueOf = (fields: readonly Field[], name: string): string =>
  headLine(decodeWords(headText(fields, null, new Set())(fieldOf(fields, name))))
