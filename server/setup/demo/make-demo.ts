import { SECOND, type Instant } from '../../../core/time/instant.ts'
import { refuse, type Refusal } from '../../../core/refusal.ts'
import type { Database, Tx } from '../../../db/connect.ts'
import type { House } from '../../house.ts'
import { hashPassword } from '../../people/passwords.ts'
import { setPassword } from '../../people/writes-sign-in.ts'
import { contacts, customers, staff } from './cast.ts'
import { emailOf, furnish } from './furnish.ts'
import { storeLetters } from './letters.ts'
import { playScene, roundsUntil } from './play.ts'
import { hasCustomers } from './reads.ts'
import { schedule } from './schedule.ts'
import { stories } from './stories/all.ts'

/** Somebody as whom one can sign in. */
export interface DemoAccount {
  readonly name: string
  readonly email: string
  readonly role: string
  /** The customer's short name, or the provider's. */
  readonly house: string
  readonly position: string
}

export interface Demo {
  /** Of every account. */
  readonly password: string
  readonly accounts: readonly DemoAccount[]
  readonly tickets: number
}

export interface DemoOptions {
  /** A clock of its own is put in its place: the stories are of the past month. Nothing else may work on it meanwhile. */
  readonly house: House
  /**
   * Writes the letters of the past and keeps them. They are of people who do not exist: not one may be left to be sent.
   * The database given is the open transaction of the whole demonstration.
   */
  readonly keepLetters: (database: Database, now: () => Instant) => Promise<void>
  readonly log?: (message: string) => void
}

/** Of every account of the demonstration; it is no secret, and such an installation is nothing else. */
export const demoPassword = 'zarya-volga-17'

/**
 * Fills an empty installation with a believable month of requests, made by the same acts that people call, under a
 * clock that is moved; letters that came this hour wait in the post room until somebody takes them. All of it in one
 * transaction: there is a whole demonstration, or none.
 * Refusal: `already_exists` where there are customers already.
 */
export async function makeDemo({ house, keepLetters, log = () => undefined }: DemoOptions): Promise<Demo | Refusal> {
  const today = (Math.floor(house.now() / SECOND) * SECOND) as Instant
  const hashed = await hashPassword(demoPassword)
  return house.database.act(async (tx) => {
    if (await hasCustomers(tx)) return refuse('already_exists', 'customers')
    const clock = { now: today }
    const moved = movedHouse(house, { tx, now: () => clock.now })
    const furniture = await furnish(tx, moved, today)
    for (const personId of furniture.people.values()) await setPassword(tx, personId, hashed)
    log(`${furniture.customers.size} customers, ${furniture.people.size} people`)
    const calendar = house.regulations.calendarOf(house.regulations.current())
    const play = { tx, house: moved, furniture, calendar, today, numbers: new Map<string, number>() }
    for (const scene of schedule(stories, { calendar, today })) {
      await roundsUntil(play, scene.at)
      clock.now = scene.at
      await playScene(play, scene)
    }
    await roundsUntil(play, today)
    clock.now = today
    log(`${play.numbers.size} requests`)
    await keepLetters(moved.database, moved.now)
    await storeLetters(tx, { ...play, moveTo: (at) => (clock.now = at) })
    return { password: demoPassword, accounts: demoAccounts(), tickets: play.numbers.size }
  })
}

/** The house inside the transaction, under the moved clock. */
function movedHouse(house: House, { tx, now }: { tx: Tx; now: () => Instant }): House {
  const database: Database = { ...house.database, read: (work) => work(tx), act: (work) => work(tx) }
  const { random, files, vault, regulations, maxFileSize } = house
  return {
    database,
    now,
    random,
    files,
    vault,
    regulations,
    maxFileSize,
    // Known only when the server listens.
    get baseUrl() {
      return house.baseUrl
    },
  }
}

/** Whom one can sign in as, the provider's people first. */
export function demoAccounts(): DemoAccount[] {
  const ours = Object.entries(staff).map(([key, { name, role, position }]) => ({
    name,
    role,
    position,
    email: `${key}@informatika.example`,
    house: 'Информатика',
  }))
  const theirs = Object.entries(contacts).map(([key, { name, role, position, customer }]) => ({
    name,
    role,
    position,
    email: emailOf(key, customer),
    house: customers[customer].shortName,
  }))
  return [...ours, ...theirs]
}
