import { sql } from 'kysely'
import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'
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
