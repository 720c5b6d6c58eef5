import type { OutboxLetter, OutboxRow } from '../../core/notices/outbox-wire.ts'
import { readGiven } from '../../core/notices/params.ts'
import { holdsSecret } from '../../core/notices/templates.ts'
import type { HearsBecause } from '../../core/notices/hears.ts'
import type { Language } from '../../core/people/roles.ts'
import { formatInstant } from '../../core/time/instant.ts'
import { renderLetter, type Rendered } from '../../lang/letters/render.ts'
import { droppable, mayRetry } from './acts.ts'
import type { LetterRow, NoticeRow } from './reads.ts'

export const outboxRowView = (row: NoticeRow): OutboxRow => ({
  id: row.id,
  ticket: row.ticket,
  template: row.template,
  language: row.language as Language,
  to: { id: row.person_id, name: row.name, address: row.address },
  state: row.state as OutboxRow['state'],
  attempts: row.attempts,
  subject: row.subject,
  error: row.error,
  createdAt: formatInstant(row.created_at),
  nextAt: row.state === 'queued' ? formatInstant(row.next_at) : null,
  sentAt: row.sent_at === null ? null : formatInstant(row.sent_at),
})

/** The letter as it was sent, or as it will be written when its turn comes. */
export function letterView(row: LetterRow, setting: { baseUrl: string; zone: string }): OutboxLetter {
  const written = row.body_text === null ? preview(row, setting) : null
  return {
    ...outboxRowView(row),
    subject: row.subject ?? written?.subject ?? null,
    text: row.body_text ?? written?.text ?? null,
    html: row.body_html ?? written?.html ?? null,
    can: { retry: mayRetry(row), drop: droppable.includes(row.state) },
  }
}

function preview(row: LetterRow, { baseUrl, zone }: { baseUrl: string; zone: string }): Rendered | null {
  // What carried a one-time link is empty once it has left; before that only a mail-less installation shows it (G2).
  if (holdsSecret(row.template) && row.state !== 'kept') return null
  const given = readGiven(row.template, row.params)
  const reason = row.reason === '' ? null : (row.reason as HearsBecause)
  return given === undefined ? null : renderLetter(given, { language: row.language as Language, baseUrl, zone, reason })
}
