import { isRefusal, type Refusal } from '../../core/refusal.ts'
import type { SystemActor } from '../../core/people/actor.ts'
import { minutes, shift, type Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'
import type { House } from '../house.ts'
import { command } from './acts.ts'
import { clockColumns } from './columns.ts'
import { derive } from './derived.ts'
import { loadTicket, type Loaded } from './reads-load.ts'
import { takeDue } from './reads-matters.ts'
import { setClockColumns } from './writes.ts'

const clock: SystemActor = { side: 'system' }

/** What a round did with one request. */
export interface Rounded {
  readonly number: number
  readonly commands: number
  readonly refused: readonly Refusal[]
}

/**
 * Takes one request that is due, computes from facts what has become true of it and commands that, by the same way as
 * everybody (DOMAIN 4.4, 4.6). Undefined: nothing is due, or another worker has it (I14).
 */
export async function roundOne(tx: Tx, house: House, now: Instant): Promise<Rounded | undefined> {
  const number = await takeDue(tx, now)
  if (number === undefined) return undefined
  const before = await loadBare(tx, number)
  const refused: Refusal[] = []
  const { due } = derive({ house, ...before, now })
  for (const order of due) {
    const done = await command(tx, house, { actor: clock, now, channel: 'clock', number, order })
    if (isRefusal(done)) refused.push(done)
  }
  await settle(tx, house, { number, now })
  return { number, commands: due.length - refused.length, refused }
}

/** Computes a request's clocks anew, without an event: after a calendar was extended, or when nothing was due (U24). */
export async function recompute(tx: Tx, house: House, asked: { number: number; now: Instant }): Promise<void> {
  const loaded = await loadBare(tx, asked.number)
  const derived = derive({ house, ...loaded, now: asked.now })
  await setClockColumns(tx, { number: asked.number, change: clockColumns(loaded.ticket, derived, asked.now) })
}

/** Something that stays due after it was commanded was refused, and must not keep the rounds busy. */
async function settle(tx: Tx, house: House, { number, now }: { number: number; now: Instant }): Promise<void> {
  const loaded = await loadBare(tx, number)
  const derived = derive({ house, ...loaded, now })
  const columns = clockColumns(loaded.ticket, derived, now)
  const again = columns.next_matter_at !== null && columns.next_matter_at <= now
  const change = again ? { ...columns, next_matter_at: shift(now, minutes(5)) } : columns
  await setClockColumns(tx, { number, change })
}

async function loadBare(tx: Tx, number: number): Promise<Loaded> {
  const nothing = { personIds: [], other: null, productId: null, moduleId: null, lineId: null, deliveryId: null }
  const loaded = await loadTicket(tx, { number, ...nothing })
  if (loaded === undefined) throw new Error(`request ${number} is gone`)
  return loaded
}
