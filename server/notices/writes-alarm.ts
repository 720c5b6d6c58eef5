import { sql } from 'kysely'
import type { LetterParams } from '../../core/notices/params.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'

export interface AlarmLetter {
  readonly id: string
  readonly to: { readonly id: string; readonly email: string; readonly language: string }
  readonly params: LetterParams['post_alarm']
}

/** Alarms into the outbox; they leave when this transaction is committed. */
export async function queueAlarms(tx: Tx, letters: readonly AlarmLetter[], now: Instant): Promise<void> {
  await tx
    .insertInto('notice')
    .values(
      letters.map(({ id, to, params }) => ({
        id,
        person_id: to.id,
        address: to.email,
        template: 'post_alarm',
        language: to.language,
        params: JSON.stringify(params),
        next_at: now,
        created_at: now,
      })),
    )
    .execute()
  await tx.selectNoFrom(sql`pg_notify('asmo_outbox', '')`.as('told')).execute()
}
