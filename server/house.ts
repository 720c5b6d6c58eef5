import type { Database } from '../db/connect.ts'
import type { Calendar } from '../core/time/calendar.ts'
import type { Instant } from '../core/time/instant.ts'
import type { Regulation } from '../core/regulation/regulation.ts'
import type { Vault } from './vault.ts'

/** Randomness as a door to the outside: tests hand in their own. */
export interface Random {
  /** A UUID of version 7, so that rows made later sort later. */
  uuid(): string
  bytes(count: number): Buffer
}

/** Content in pieces: as it comes, or all at hand. */
export type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** Content-addressed files on disk. A file row may be written only after `keep` has answered. */
export interface FileStore {
  /** Streams to disk, fsyncs file and folder; refuses when longer than `maxBytes` (then nothing is left behind). */
  keep(stream: Pieces, maxBytes: number): Promise<{ sha256: string; size: number } | 'too_large'>
  open(sha256: string): Promise<NodeJS.ReadableStream>
  has(sha256: string): Promise<boolean>
}

/** The versions of regulations, loaded at start and when one is added; requests keep theirs (DOMAIN 4.8). */
export interface Regulations {
  /** The version in force of the default regulation: the house's own, for whoever has no contract (R2.7). */
  current(): Regulation
  /** The version in force of the one that a contract points to; the default one while that one has none. */
  currentOf(id: string): Regulation
  of(id: string, version: number): Regulation
  calendarOf(regulation: Regulation): Calendar
}

/** Everything an act or a read needs of its surroundings; made once by main.ts, or by a test. */
export interface House {
  readonly database: Database
  readonly now: () => Instant
  readonly random: Random
  readonly files: FileStore
  readonly vault: Vault
  readonly regulations: Regulations
  readonly baseUrl: string
  readonly maxFileSize: number
}
