import type { MailboxView } from '../../core/letters/wire.ts'
import { formatInstant, type Instant } from '../../core/time/instant.ts'
import { oauthOf } from './mailbox-secrets.ts'
import { imapOf } from './mailbox-wanted.ts'
import type { MailboxRow } from './reads-mailboxes.ts'

/** A mailbox, for the administrators; its secrets are not even among what is read (B7). */
export const mailboxView = (row: MailboxRow): MailboxView => ({
  id: row.id,
  kind: row.kind as MailboxView['kind'],
  name: row.name,
  address: row.address,
  product: named(row.product_id, row.productName),
  line: named(row.line_id, row.lineName),
  active: row.active,
  imap: imapOf(row),
  oauth: oauthOf(row.oauth),
  hasSecret: row.hasSecret,
  connected: row.connected,
  seenAt: timeOf(row.seen_at),
  problem: row.problem,
  problemSince: timeOf(row.problem_since),
})

const named = (id: string | null, name: string | null): { id: string; name: string } | null =>
  id !== null && name !== null ? { id, name } : null

const timeOf = (at: Instant | null): string | null => (at === null ? null : formatInstant(at))
