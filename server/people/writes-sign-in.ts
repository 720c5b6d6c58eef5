import type { Tx } from '../../db/connect.ts'
import { shift, type Instant } from '../../core/time/instant.ts'
import type { Attempt } from './reads-sign-in.ts'

const DAY = 86_400_000

/** How long a session lasts without being used. */
const sessionDays = 30

/** Written before the password is looked at, as a failure: who asks twice at once is counted twice. */
export async function addAttempt(tx: Tx, { account, source, now }: Attempt): Promise<number> {
  const { id } = await tx
    .insertInto('sign_in_attempt')
    .values({ account, source, at: now, succeeded: false })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function attemptSucceeded(tx: Tx, id: number): Promise<void> {
  await tx.updateTable('sign_in_attempt').set({ succeeded: true }).where('id', '=', id).execute()
}

/** Failures serve for minutes; a success tells a month long which sources are the person's own. */
export async function forgetAttempts(tx: Tx, now: Instant): Promise<void> {
  await tx
    .deleteFrom('sign_in_attempt')
    .where((eb) =>
      eb.or([
        eb('at', '<', shift(now, -30 * DAY)),
        eb.and([eb('succeeded', '=', false), eb('at', '<', shift(now, -DAY))]),
      ]),
    )
    .execute()
}

export interface NewSession {
  readonly tokenHash: Buffer
  readonly personId: string
  readonly now: Instant
  readonly agent: string | null
  readonly address: string
}

export async function addSession(tx: Tx, { tokenHash, personId, now, agent, address }: NewSession): Promise<void> {
  await tx
    .insertInto('session')
    .values({
      token_hash: tokenHash,
      person_id: personId,
      created_at: now,
      seen_at: now,
      expires_at: shift(now, sessionDays * DAY),
      user_agent: agent?.slice(0, 300) ?? null,
      address,
    })
    .execute()
}

export async function endSession(tx: Tx, tokenHash: Buffer): Promise<void> {
  await tx.deleteFrom('session').where('token_hash', '=', tokenHash).execute()
}

/** All of a person's sessions, or all but one (G4). */
export async function endSessionsOf(tx: Tx, personId: string, except?: Buffer): Promise<void> {
  const all = tx.deleteFrom('session').where('person_id', '=', personId)
  await (except === undefined ? all : all.where('token_hash', '!=', except)).execute()
}

export async function forgetSessions(tx: Tx, now: Instant): Promise<void> {
  await tx.deleteFrom('session').where('expires_at', '<', now).execute()
}

export async function setPassword(tx: Tx, personId: string, passwordHash: string): Promise<void> {
  await tx.updateTable('person').set({ password_hash: passwordHash }).where('id', '=', personId).execute()
}
