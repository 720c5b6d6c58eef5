import type { z } from 'zod'
import type { Reader, Tx } from '../../db/connect.ts'
import type { CustomerActor, SignedIn, StaffActor } from '../../core/people/actor.ts'
import type { CustomerRole, StaffRole } from '../../core/people/roles.ts'
import type { Refusal } from '../../core/refusal.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { House } from '../house.ts'

/** Who may call a line at all; finer rights are decided on the loaded object. `anyone`: without signing in. */
export type Who =
  | 'anyone'
  | 'signed_in'
  | { readonly staff: readonly StaffRole[]; readonly customer?: readonly CustomerRole[] }
  | { readonly customer: readonly CustomerRole[]; readonly staff?: readonly StaffRole[] }

interface Common {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below /api/v1, with `:name` parameters. */
  readonly path: string
  readonly who: Who
  /** One English sentence for the API description. */
  readonly summary: string
}

interface Shapes<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> {
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly reply: R
  /** 200 when left out; 204 has no body. */
  readonly status?: 200 | 201 | 204
}

/** What every handler gets. `actor` is null only where `who` is `anyone`. */
export interface Call<P, Q, B> {
  readonly house: House
  readonly actor: SignedIn | null
  readonly now: Instant
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly language: 'ru' | 'en'
  readonly client: Client
  readonly cookies: Cookies
}

/** Where a call came from: the socket's address (or what a trusted proxy says), and what the browser calls itself. */
export interface Client {
  readonly address: string
  readonly agent: string | null
}

/** The session cookie of a call. */
export interface Cookies {
  /** The token that came with the call, valid or not; null: none. */
  readonly token: string | null
  set(token: string): void
  clear(): void
}

/** A line that reads: its reader is already bound to what the caller may see (the gate made it). */
export interface ReadLine<P extends z.ZodType, Q extends z.ZodType, R extends z.ZodType>
  extends Common, Shapes<P, Q, never, R> {
  readonly kind: 'read'
  readonly method: 'GET'
  /** Staff's answer is one statement's, or no two of them must agree: without a snapshot it takes two round trips less. */
  readonly snapshot?: false
  readonly handle: (
    call: Call<z.output<P>, z.output<Q>, undefined> & { readonly reader: Reader },
  ) => Promise<z.input<R> | Refusal>
}

/**
 * A line that changes something, in one transaction with the record of its Idempotency-Key. A refusal rolls back.
 * `repeatable: false` for the few that cannot be replayed (signing in): they take no key.
 */
export interface ActLine<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>
  extends Common, Shapes<P, Q, B, R> {
  readonly kind: 'act'
  readonly repeatable?: false
  readonly handle: (
    call: Call<z.output<P>, z.output<Q>, z.output<B>> & { readonly tx: Tx },
  ) => Promise<z.input<R> | Refusal>
}

/**
 * A line that opens its transactions itself, because it waits for a slow hash meanwhile or must remember what it refuses
 * (signing in). It takes no Idempotency-Key.
 */
export interface OwnLine<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>
  extends Common, Shapes<P, Q, B, R> {
  readonly kind: 'own'
  readonly handle: (call: Call<z.output<P>, z.output<Q>, z.output<B>>) => Promise<z.input<R> | Refusal>
}

export type Line =
  | ReadLine<z.ZodType, z.ZodType, z.ZodType>
  | ActLine<z.ZodType, z.ZodType, z.ZodType, z.ZodType>
  | OwnLine<z.ZodType, z.ZodType, z.ZodType, z.ZodType>

/** A route line that reads. */
export const reads = <P extends z.ZodType, Q extends z.ZodType, R extends z.ZodType>(
  line: Omit<ReadLine<P, Q, R>, 'kind' | 'method'>,
): Line =>
  // The table holds lines of every shape; each handler is called only with what its own shapes have parsed.
  ({ ...line, kind: 'read', method: 'GET' }) as Line

/** A route line that changes something. */
export const acts = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  line: Omit<ActLine<P, Q, B, R>, 'kind'>,
): Line => ({ ...line, kind: 'act' }) as Line

/** A route line that changes something in transactions of its own. */
export const ownActs = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  line: Omit<OwnLine<P, Q, B, R>, 'kind'>,
): Line => ({ ...line, kind: 'own' }) as Line

/** The signed-in person of a line whose `who` is not `anyone`; a fault otherwise. */
export function actorOf(call: { readonly actor: SignedIn | null }): SignedIn {
  if (call.actor === null) throw new Error('a line for signed-in people was called without one')
  return call.actor
}

export function staffOf(call: { readonly actor: SignedIn | null }): StaffActor {
  const actor = actorOf(call)
  if (actor.side !== 'provider') throw new Error('a staff line was called by a customer')
  return actor
}

export function customerOf(call: { readonly actor: SignedIn | null }): CustomerActor {
  const actor = actorOf(call)
  if (actor.side !== 'customer') throw new Error('a customer line was called by staff')
  return actor
}
