import type { Regulation } from '../../core/regulation/regulation.ts'
import { asmo2023 } from '../../core/regulation/asmo-2023.ts'
import { russianCalendar } from '../../core/time/russia.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Database } from '../../db/connect.ts'
import type { Regulations } from '../house.ts'
import { allRegulations } from './reads.ts'
import { addRegulation } from './writes.ts'

export interface LoadedRegulations extends Regulations {
  /** Reads the versions again, after one was added. */
  reload(): Promise<void>
}

/** A service without a regulation has nothing to execute: the default one (R2.7) is there from the beginning. */
export async function seedRegulation(database: Database, now: Instant): Promise<void> {
  await database.act(async (tx) => {
    const known = await allRegulations(tx)
    if (known.length === 0) await addRegulation(tx, { regulation: asmo2023, effectiveFrom: 0 as Instant, now })
  })
}

/** Versions are never edited, so they can be kept in memory; only the list of them grows. */
export async function loadRegulations(database: Database, now: () => Instant): Promise<LoadedRegulations> {
  let versions = await readAll(database)
  const inForce = (id: string | undefined): Regulation | undefined =>
    versions.find(({ regulation, effectiveFrom }) => regulation.id === id && effectiveFrom <= now())?.regulation
  /** The first that there was: a regulation made for some contracts never takes its place. */
  const byDefault = (): Regulation => found(inForce(versions.at(-1)?.regulation.id))
  return {
    current: byDefault,
    currentOf: (id) => inForce(id) ?? byDefault(),
    of: (id, version) =>
      found(versions.find(({ regulation }) => regulation.id === id && regulation.version === version)?.regulation),
    calendarOf: ({ calendar }) => russianCalendar({ eves: calendar.shortenedEves ? 'short' : 'full' }),
    reload: async () => {
      versions = await readAll(database)
    },
  }
}

interface Version {
  readonly regulation: Regulation
  readonly effectiveFrom: Instant
}

const readAll = (database: Database): Promise<Version[]> =>
  database.read(async (reader) => {
    const rows = await allRegulations(reader)
    // Only `addRegulation` writes documents, and it takes a Regulation.
    return rows.map((row) => ({ regulation: row.document as Regulation, effectiveFrom: row.effective_from }))
  })

const found = (regulation: Regulation | undefined): Regulation => {
  if (regulation === undefined) throw new Error('the regulation that was asked for is not in the database')
  return regulation
}
