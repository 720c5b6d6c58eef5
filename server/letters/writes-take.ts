import { sql } from 'kysely'
import type { LetterFate, LetterReason, LetterState, PlacedBy } from '../../core/letters/fate.ts'
import type { Letter } from '../../core/letters/letter.ts'
import type { Authentication } from '../../core/letters/trust.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'
import { storable } from './storable.ts'

/** What reading a letter has shown, as it is kept on its row. */
export interface ReadFacts {
  readonly letter: Letter
  readonly authentication: Authentication
  readonly robot: string | null
  /** What was written anew, its beginning. */
  readonly excerpt: string
}

/** What became of a letter. */
export interface Outcome {
  readonly state: Exclude<LetterState, 'stored'>
  readonly fate: LetterFate | null
  readonly reason: LetterReason | null
  readonly ticket?: number | null
  readonly seq?: number | null
  readonly personId?: string | null
  readonly placedBy?: PlacedBy | null
  readonly hint?: number | null
  readonly noticeId?: string | null
  readonly repeatsId?: string | null
  readonly html?: string | null
  /** What one reads in it, for whoever decides. */
  readonly words?: string | null
}

/** Writes what a letter says and what became of it, in the transaction that changed the rest (issue: exactly once). */
export async function finishLetter(
  tx: Tx,
  given: { readonly id: string; readonly read: ReadFacts | null; readonly outcome: Outcome; readonly now: Instant },
): Promise<void> {
  const { id, read, outcome, now } = given
  await tx
    .updateTable('letter')
    .set({
      ...(read === null ? {} : readColumns(read)),
      state: outcome.state,
      fate: outcome.fate,
      reason: outcome.reason,
      ticket: outcome.ticket ?? null,
      event_seq: outcome.seq ?? null,
      person_id: outcome.personId ?? null,
      placed_by: outcome.placedBy ?? null,
      suggested_ticket: outcome.hint ?? null,
      notice_id: outcome.noticeId ?? null,
      repeats_id: outcome.repeatsId ?? null,
      html: outcome.html ?? null,
      words: outcome.words ?? null,
      taken_at: now,
    })
    .where('id', '=', id)
    .execute()
}

function readColumns({ letter, authentication, robot, excerpt }: ReadFacts) {
  const author = letter.from ?? letter.authors[0]
  return {
    message_id: storable(letter.messageId),
    digest: letter.digest,
    author: author === undefined ? null : storable(author.address.toLowerCase()),
    author_name: author === undefined ? null : storable(author.name),
    recipients: JSON.stringify({ to: letter.to.slice(0, 50), cc: letter.cc.slice(0, 50) }).replaceAll('\\u0000', ''),
    subject: storable(letter.subject.slice(0, 1000)),
    sent_at: letter.date,
    excerpt: storable(excerpt),
    robot,
    authentication: JSON.stringify(authentication),
    problems: [...letter.problems],
  }
}

/** It could not be taken: again later, or put aside for good with the reason (E5). */
export async function postponeLetter(
  tx: Tx,
  given: {
    readonly id: string
    readonly attempts: number
    /** Null: it is put aside. */
    readonly nextAt: Instant | null
    readonly reason: Extract<LetterReason, 'unreadable' | 'failed'>
    readonly now: Instant
  },
): Promise<void> {
  const { id, attempts, nextAt, reason, now } = given
  await tx
    .updateTable('letter')
    .set(
      nextAt === null
        ? { state: 'quarantined', attempts, reason, taken_at: now }
        : { attempts, reason, next_at: nextAt },
    )
    .where('id', '=', id)
    .where('state', '=', 'stored')
    .execute()
}

/** Holds back the receipt of a request whose author is not proven: he may never have written (D7). */
export async function holdReceipt(
  tx: Tx,
  given: { readonly ticket: number; readonly personId: string; readonly why: string },
): Promise<void> {
  await tx
    .updateTable('notice')
    .set({ state: 'dropped', error: given.why })
    .where('ticket', '=', given.ticket)
    .where('person_id', '=', given.personId)
    .where('template', '=', 'registered')
    .where('state', '=', 'queued')
    .execute()
}

/** A contact that nobody has confirmed yet; false: somebody has this address. */
export async function addDraft(
  tx: Tx,
  draft: {
    readonly id: string
    readonly customerId: string
    readonly name: string
    readonly address: string
    readonly now: Instant
  },
): Promise<boolean> {
  const added = await tx
    .insertInto('person')
    .values({
      id: draft.id,
      side: 'customer',
      customer_id: draft.customerId,
      name: draft.name,
      email: draft.address,
      phone: null,
      position: null,
      role: 'user',
      sees: 'own',
      password_hash: null,
      draft: true,
      created_at: draft.now,
    })
    .onConflict((conflict) => conflict.expression(sql`lower(email)`).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}
