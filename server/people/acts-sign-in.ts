import type { House } from '../house.ts'
import { allowance, waitBefore } from '../../core/people/guessing.ts'
import { isWeakPassword } from '../../core/people/password.ts'
import { refuse, type Refusal } from '../../core/refusal.ts'
import { SECOND, type Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'
import { record } from '../audit/writes.ts'
import { hashPassword, isPassword } from './passwords.ts'
import {
  attemptsOf,
  credentialsByEmail,
  credentialsById,
  queueUp,
  type Attempt,
  type Credentials,
} from './reads-sign-in.ts'
import { hashToken, newToken } from './tokens.ts'
import {
  addAttempt,
  addSession,
  attemptSucceeded,
  endSession,
  endSessionsOf,
  forgetAttempts,
  forgetSessions,
  setPassword,
} from './writes-sign-in.ts'
import { tellOfPerson } from './writes.ts'
import { forgetLinks } from './writes-links.ts'

/** The browser that signs in: where from, and the cookie that it had until now. */
export interface Visitor {
  readonly address: string
  readonly agent: string | null
  readonly token: string | null
}

export interface Entered {
  readonly personId: string
  readonly token: string
}

/**
 * Signs in with a password. Whatever does not fit (nobody of that name, disabled, no password yet, a wrong one), the
 * answer and the time are the same (G1); guessing is slowed down by account and by source (G6).
 */
export async function signIn(
  house: House,
  { email, password, visitor, now }: { email: string; password: string; visitor: Visitor; now: Instant },
): Promise<Entered | Refusal> {
  const account = email.trim().toLowerCase()
  const found = await house.database.read((reader) => credentialsByEmail(reader, account))
  const tried = await tryPassword(house, { account, source: visitor.address, now, password, person: found })
  if ('refused' in tried) return tried
  return house.database.act(async (tx) => {
    await attemptSucceeded(tx, tried.attempt)
    return enter(tx, house, { personId: tried.personId, visitor, now })
  })
}

/** A new session with a new id; what the browser had before ends (G4). */
export async function enter(
  tx: Tx,
  house: House,
  { personId, visitor, now }: { personId: string; visitor: Visitor; now: Instant },
): Promise<Entered> {
  const token = newToken(house.random)
  if (visitor.token !== null) await endSession(tx, hashToken(visitor.token))
  await addSession(tx, { tokenHash: hashToken(token), personId, now, agent: visitor.agent, address: visitor.address })
  return { personId, token }
}

/** Ends the session of a cookie; live streams are cut within a second (A9). */
export async function signOut(tx: Tx, { token, personId }: { token: string | null; personId: string }): Promise<void> {
  if (token !== null) await endSession(tx, hashToken(token))
  await tellOfPerson(tx, personId)
}

export async function signOutEverywhere(tx: Tx, personId: string): Promise<void> {
  await endSessionsOf(tx, personId)
  await tellOfPerson(tx, personId)
}

/** Changes one's own password, knowing the old one; every other session ends (G4). */
export async function changePassword(
  house: House,
  given: { personId: string; current: string; next: string; visitor: Visitor; now: Instant },
): Promise<true | Refusal> {
  const { personId, visitor, now } = given
  const person = await house.database.read((reader) => credentialsById(reader, personId))
  const account = person?.email.toLowerCase() ?? ''
  const tried = await tryPassword(house, { account, source: visitor.address, now, password: given.current, person })
  if ('refused' in tried) return tried
  if (person === undefined || isWeakPassword(given.next, person)) return refuse('password_too_weak', 'next')
  const hashed = await hashPassword(given.next)
  return house.database.act(async (tx) => {
    await attemptSucceeded(tx, tried.attempt)
    await setPassword(tx, personId, hashed)
    await endSessionsOf(tx, personId, visitor.token === null ? undefined : hashToken(visitor.token))
    await tellOfPerson(tx, personId)
    await record(tx, {
      at: now,
      actorId: personId,
      action: 'person.change_password',
      subjectType: 'person',
      subjectId: personId,
      subject: person.name,
    })
    return true as const
  })
}

/** For the rounds: what has served its time goes. */
export async function forgetOldSignIns(tx: Tx, now: Instant): Promise<void> {
  await forgetAttempts(tx, now)
  await forgetSessions(tx, now)
  await forgetLinks(tx, now)
}

async function tryPassword(
  house: House,
  given: Attempt & { password: string; person: Credentials | undefined },
): Promise<{ attempt: number; personId: string } | Refusal> {
  const attempt = await house.database.act((tx) => admit(tx, given))
  if (typeof attempt !== 'number') return attempt
  const right = await isPassword(given.password, given.person?.passwordHash ?? null)
  return right && given.person !== undefined ? { attempt, personId: given.person.id } : refuse('wrong_credentials')
}

/** Lets an attempt in, or says in how many seconds to come again. */
async function admit(tx: Tx, attempt: Attempt): Promise<number | Refusal> {
  await queueUp(tx, attempt)
  const past = await attemptsOf(tx, attempt)
  const wait = waitBefore(past, attempt.now)
  if (wait > 0) return refuse('too_many_attempts', String(Math.ceil(wait / SECOND)))
  if (past.account.count + 1 === allowance.account) {
    const detail = { account: attempt.account, source: attempt.source, failures: allowance.account }
    await record(tx, {
      at: attempt.now,
      actorId: null,
      action: 'session.guessing',
      subjectType: 'session',
      subjectId: null,
      subject: null,
      detail,
    })
  }
  return addAttempt(tx, attempt)
}
