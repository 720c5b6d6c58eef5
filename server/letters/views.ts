import { decisionsFor, type Standing } from '../../core/letters/decide.ts'
import type { LetterCard, LetterRow } from '../../core/letters/wire.ts'
import { sorters } from '../../core/people/rights.ts'
import type { StaffActor } from '../../core/people/actor.ts'
import { formatInstant } from '../../core/time/instant.ts'
import { soleAuthor } from './author.ts'
import type { LetterCardRow, LetterListRow } from './reads-letters.ts'

// The words in these columns are held by the checks of the table and by the types of whoever writes them.

export const letterRowView = (row: LetterListRow): LetterRow => ({
  id: row.id,
  ...standingOf(row),
  receivedAt: formatInstant(row.received_at),
  size: row.size,
  source: row.source as LetterRow['source'],
  mailbox: named(row.mailbox_id, row.mailboxName),
  from: fromOf(row),
  subject: row.subject,
  excerpt: row.excerpt,
  robot: row.robot,
  verdict: authenticationOf(row)?.verdict ?? null,
  ticket: row.ticket,
  suggestedTicket: row.suggested_ticket,
})

/** A letter in full, with what this member of the staff may decide about it. */
export function letterCardView(row: LetterCardRow, actor: StaffActor): LetterCard {
  const { to, cc } = recipientsOf(row)
  return {
    ...letterRowView(row),
    messageId: row.message_id,
    to,
    cc,
    envelopeFrom: row.envelope_from,
    envelopeTo: row.envelope_to,
    sentAt: row.sent_at === null ? null : formatInstant(row.sent_at),
    authentication: authenticationOf(row),
    problems: row.problems,
    person: named(row.person_id, row.personName),
    domainCustomer: named(row.customerId, row.customerName),
    placedBy: row.placed_by,
    repeats: row.repeats_id,
    decidedBy: row.deciderName,
    decidedAt: row.decided_at === null ? null : formatInstant(row.decided_at),
    hasHtml: row.hasHtml,
    words: row.words,
    alike: soleAuthor(row) === null ? 0 : row.alike,
    can: { decide: sorters.includes(actor.role) ? [...decisionsFor(standingOf(row))] : [], original: true },
  }
}

/** Where a letter stands, of its row. */
export const standingOf = ({
  state,
  fate,
  reason,
}: {
  readonly state: string
  readonly fate: string | null
  readonly reason: string | null
}): Standing => ({
  state: state as Standing['state'],
  fate: fate as Standing['fate'],
  reason: reason as Standing['reason'],
})

function fromOf(row: LetterListRow): LetterRow['from'] {
  const address = soleAuthor(row)
  return address === null ? null : { name: row.author_name ?? '', address }
}

const named = (id: string | null, name: string | null): { id: string; name: string } | null =>
  id !== null && name !== null ? { id, name } : null

const authenticationOf = ({ authentication }: LetterListRow): LetterCard['authentication'] =>
  authentication === null ? null : (authentication as NonNullable<LetterCard['authentication']>)

const recipientsOf = ({ recipients }: LetterCardRow): Pick<LetterCard, 'to' | 'cc'> =>
  recipients === null ? { to: [], cc: [] } : (recipients as Pick<LetterCard, 'to' | 'cc'>)
