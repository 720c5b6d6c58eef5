import type { Contract } from '../../core/contracts/contract.ts'
import type { Actor } from '../../core/people/actor.ts'
import type { Regulation } from '../../core/regulation/regulation.ts'
import type { Calendar } from '../../core/time/calendar.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Channel } from '../../core/tickets/words.ts'
import type { Tx } from '../../db/connect.ts'
import type { House } from '../house.ts'
import type { Loaded } from './reads-load.ts'
import type { Words } from './texts.ts'

/** A stored file that an event names: its mark, and what a letter says of it. */
export interface BoundFile {
  readonly id: string
  readonly sha256: string
  readonly name: string
  readonly size: number
}

/** Everything on the desk while one order is carried out. */
export interface Desk {
  readonly tx: Tx
  readonly house: House
  readonly actor: Actor
  readonly now: Instant
  readonly channel: Channel
  readonly loaded: Loaded
  readonly regulation: Regulation
  readonly calendar: Calendar
  readonly words: Words
  /** The customer's contracts, where cover was decided anew. */
  contracts?: readonly Contract[]
  /** Filled when the order's files are bound. */
  readonly files: Map<string, BoundFile>
}
