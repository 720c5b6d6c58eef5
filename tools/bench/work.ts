import { sql } from 'kysely'
import { randomUUID } from 'node:crypto'
import type { Database } from '../../db/connect.ts'
import type { Ask } from './client.ts'
import type { Caller, Filled } from './fill.ts'
import { subjectOf, textOf } from './words.ts'

/** One of the things that are measured. */
export interface Work {
  readonly name: string
  readonly writes: boolean
  /** The next call of that kind; undefined: there is nothing left to do. */
  readonly next: () => Ask | undefined
}

/** The four that people wait for. Writes of one run never touch the same request twice at once: `open` is used up in order. */
export async function worksOf(database: Database, { staff, users }: Filled, tickets: number): Promise<Work[]> {
  const open = await openTickets(database)
  let turn = 0
  const one = <T>(list: readonly T[]): T => {
    const found = list[turn++ % list.length]
    if (found === undefined) throw new Error('nobody to call')
    return found
  }
  let asked = 0
  return [
    {
      name: 'queue page',
      writes: false,
      next: () => ({ method: 'GET', path: '/api/v1/tickets?view=open&sort=due', headers: by(one(staff)) }),
    },
    {
      name: 'request page',
      writes: false,
      next: () => ({
        method: 'GET',
        path: `/api/v1/tickets/${1001 + ((asked++ * 7919) % tickets)}`,
        headers: by(one(staff)),
      }),
    },
    {
      name: 'registration',
      writes: true,
      next: () => {
        const caller = one(users)
        const body = {
          subject: subjectOf(turn),
          description: textOf(turn),
          kind: 'defect',
          workImpossible: false,
          impact: 'department',
          urgency: 'hampers_work',
        }
        return { method: 'POST', path: '/api/v1/tickets', headers: writing(caller), body: JSON.stringify(body) }
      },
    },
    {
      name: 'message',
      writes: true,
      next: () => {
        const number = open.pop()
        if (number === undefined) return undefined
        return {
          method: 'POST',
          path: `/api/v1/tickets/${number}/messages`,
          headers: writing(one(staff)),
          body: JSON.stringify({ text: textOf(turn) }),
        }
      },
    },
  ]
}

const by = ({ token }: Caller): Ask['headers'] => ({ Cookie: `asmo=${token}` })

const writing = (caller: Caller): Ask['headers'] => ({
  ...by(caller),
  'X-Asmo': '1',
  'Idempotency-Key': randomUUID(),
})

/** Each often enough for a whole run, the longest correspondences no longer than a lively one. */
async function openTickets(database: Database): Promise<number[]> {
  const { rows } = await database.read((reader) =>
    sql<{
      number: number
    }>`select number from ticket where state not in ('closed', 'cancelled') order by number`.execute(reader),
  )
  const numbers = rows.map(({ number }) => number)
  return Array.from({ length: 6 }, () => numbers).flat()
}
