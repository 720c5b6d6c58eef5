import { sql } from 'kysely'
import { parseInstant, type Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'
import { MAILBOX_CHANNEL, type MailboxNews } from './mailbox-news.ts'
import type { WantedMailbox } from './mailbox-wanted.ts'
import { storable } from './storable.ts'

/** How a mailbox was at the last look. A problem keeps the time at which it began, whatever its words become. */
export async function writeStanding(
  tx: Tx,
  mailboxId: string,
  { connected, problem, at }: { readonly connected: boolean; readonly problem: string | null; readonly at: Instant },
): Promise<void> {
  await tx
    .updateTable('mailbox')
    .set({
      connected,
      problem: storable(problem?.slice(0, 1000) ?? null),
      problem_since: problem === null ? null : sql<Instant>`coalesce(problem_since, ${at}::timestamptz)`,
      ...(connected ? { seen_at: at } : {}),
    })
    .where('id', '=', mailboxId)
    .where('active', '=', true)
    .execute()
}

interface Written {
  readonly id: string
  readonly wanted: WantedMailbox
  /** Sealed. */
  readonly secret: Buffer | null
}

export async function insertMailbox(tx: Tx, { now, ...written }: Written & { readonly now: Instant }): Promise<void> {
  const { id, wanted } = written
  await tx
    .insertInto('mailbox')
    .values({ id, kind: wanted.kind, ...columnsOf(written), created_at: now })
    .execute()
}

/** Where it is reached in another way now, what was seen of it is forgotten: the next look says. */
export async function updateMailbox(tx: Tx, { isSame, ...written }: Written & { readonly isSame: boolean }) {
  await tx
    .updateTable('mailbox')
    .set({ ...columnsOf(written), ...(isSame ? {} : { connected: false, problem: null, problem_since: null }) })
    .where('id', '=', written.id)
    .execute()
}

function columnsOf({ wanted, secret }: Written) {
  const { imap, oauth } = wanted
  return {
    name: wanted.name,
    address: wanted.address,
    product_id: wanted.productId,
    line_id: wanted.lineId,
    active: wanted.active,
    host: imap?.host ?? null,
    port: imap?.port ?? null,
    tls: imap?.tls ?? null,
    user_name: imap?.user ?? null,
    folder: imap?.folder ?? null,
    move_to: imap?.moveTo ?? null,
    take_from: imap === null ? null : (parseInstant(imap.takeFrom) ?? null),
    secret,
    oauth: oauth === null ? null : JSON.stringify(oauth),
  }
}

/** To the watchers in all processes, when the transaction commits. */
export async function tellWatchers(tx: Tx, news: MailboxNews): Promise<void> {
  await tx.selectNoFrom(sql`pg_notify(${MAILBOX_CHANNEL}, ${JSON.stringify(news)})`.as('told')).execute()
}
