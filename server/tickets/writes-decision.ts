import { sql } from 'kysely'
import type { HearsBecause } from '../../core/notices/hears.ts'
import type { LetterParams } from '../../core/notices/params.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'

const purposes = ['accept_resolution', 'return_resolution'] as const

/** Two links that decide about one resolution. Newer ones make the older useless (G2). Whoever calls holds the request. */
export async function addDecisionLinks(
  tx: Tx,
  made: {
    readonly accept: Buffer
    readonly return: Buffer
    readonly ticket: number
    readonly personId: string
    readonly basedOn: number
    readonly now: Instant
    readonly expiresAt: Instant
  },
): Promise<void> {
  const { ticket, personId, basedOn, now, expiresAt } = made
  await tx
    .deleteFrom('one_time_link')
    .where('person_id', '=', personId)
    .where('ticket', '=', ticket)
    .where('purpose', 'in', purposes)
    .where('used_at', 'is', null)
    .execute()
  const common = {
    person_id: personId,
    ticket,
    based_on: basedOn,
    created_at: now,
    expires_at: expiresAt,
    used_at: null,
  }
  await tx
    .insertInto('one_time_link')
    .values([
      { ...common, purpose: purposes[0], token_hash: made.accept },
      { ...common, purpose: purposes[1], token_hash: made.return },
    ])
    .execute()
}

/** Whichever of a person's links decided, none of them about this request decides again. */
export async function useDecisionLinks(
  tx: Tx,
  { ticket, personId, now }: { readonly ticket: number; readonly personId: string; readonly now: Instant },
): Promise<void> {
  await tx
    .updateTable('one_time_link')
    .set({ used_at: now })
    .where('person_id', '=', personId)
    .where('ticket', '=', ticket)
    .where('purpose', 'in', purposes)
    .where('used_at', 'is', null)
    .execute()
}

/** The question into the outbox; it leaves when this transaction is committed. */
export async function queueQuestion(
  tx: Tx,
  question: {
    readonly id: string
    readonly ticket: number
    readonly seq: number
    readonly to: { readonly id: string; readonly email: string; readonly language: string }
    readonly reason: HearsBecause
    readonly params: LetterParams['verification_question']
    readonly now: Instant
  },
): Promise<void> {
  const { id, ticket, seq, to, reason, params, now } = question
  await tx
    .insertInto('notice')
    .values({
      id,
      ticket,
      event_seq: seq,
      person_id: to.id,
      address: to.email,
      template: 'verification_question',
      language: to.language,
      params: JSON.stringify(params),
      reason,
      next_at: now,
      created_at: now,
    })
    .execute()
  await tx.selectNoFrom(sql`pg_notify('asmo_outbox', '')`.as('told')).execute()
}
