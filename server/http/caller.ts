import { hashToken } from '../people/tokens.ts'
import type { FastifyRequest } from 'fastify'
import type { CustomerScope, Database, Reader } from '../../db/connect.ts'
import type { SignedIn } from '../../core/people/actor.ts'
import { refuse, type Refusal } from '../../core/refusal.ts'
import type { Language } from '../../core/people/roles.ts'
import type { Instant } from '../../core/time/instant.ts'
import { type CookieKind, tokenIn } from './cookies.ts'
import type { Client, Who } from './line.ts'
import { findSession, type Session } from './session-reads.ts'

/** Who calls, as the gate found out before a byte of the body was read. */
export interface Caller {
  readonly actor: SignedIn | null
  readonly session: Session | null
  readonly token: string | null
  readonly client: Client
  readonly language: Language
  readonly now: Instant
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null
  }
}

export async function findCaller(
  request: FastifyRequest,
  { database, cookie, now }: { database: Database; cookie: CookieKind; now: Instant },
): Promise<Caller> {
  const token = tokenIn(request.headers.cookie, cookie)
  const session = token === null ? null : await findSession(database, hashToken(token), now)
  const language = session?.language ?? languageOf(request.headers['accept-language'])
  const agent = request.headers['user-agent']?.slice(0, 300) ?? null
  return { actor: session?.actor ?? null, session, token, client: { address: request.ip, agent }, language, now }
}

/** The first of our two languages that the browser names; Russian otherwise. */
export function languageOf(header: string | undefined): Language {
  for (const part of (header ?? '').split(',')) {
    const word = part.trim().slice(0, 2).toLowerCase()
    if (word === 'ru' || word === 'en') return word
  }
  return 'ru'
}

/** May he call this line at all? Finer rights are decided on the loaded object. */
export function mayCall(who: Who, actor: SignedIn | null): Refusal | null {
  if (who === 'anyone') return null
  if (actor === null) return refuse('not_signed_in')
  if (who === 'signed_in') return null
  const roles: readonly string[] | undefined = actor.side === 'provider' ? who.staff : who.customer
  if (roles === undefined) return refuse('not_your_side')
  if (roles.includes(actor.role)) return null
  return refuse(actor.role === 'observer' ? 'read_only_observer' : 'not_your_role')
}

/** A customer's person reads through row-level security, in one snapshot; staff reads everything, in a snapshot unless the line needs none. */
export function readFor<T>(
  { database, actor, snapshot = true }: { database: Database; actor: SignedIn | null; snapshot?: boolean },
  work: (reader: Reader) => Promise<T>,
): Promise<T> {
  if (actor?.side === 'customer') return database.readAs(scopeOf(actor), work)
  return database.read(work, { snapshot })
}

const scopeOf = ({ personId, customerId, sees }: Extract<SignedIn, { side: 'customer' }>): CustomerScope => ({
  personId,
  customerId,
  sees,
})
