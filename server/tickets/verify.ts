import { isDeepStrictEqual } from 'node:util'
import { linkOf, CHAIN_START, verifyChain } from '../../core/tickets/chain.ts'
import { replay } from '../../core/tickets/evolve.ts'
import { textsOf } from '../../core/tickets/named-by.ts'
import type { Ticket } from '../../core/tickets/ticket.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Reader } from '../../db/connect.ts'
import type { House } from '../house.ts'
import { sha256 } from './change.ts'
import { clockColumns, factColumns } from './columns.ts'
import { derive } from './derived.ts'
import { wholeAfter, type Whole } from './reads-verify.ts'
import { digestOf } from './texts.ts'

/** What is wrong with one request. */
export interface VerifyProblem {
  readonly number: number
  readonly problem:
    | 'history_broken'
    | 'hash_differs'
    | 'head_differs'
    | 'text_differs'
    | 'replay_differs'
    | 'column_differs'
  /** Which event, text or column. */
  readonly at: string
}

export interface Verified {
  readonly tickets: number
  readonly events: number
  readonly problems: readonly VerifyProblem[]
}

const BATCH = 200

/**
 * Proves the whole database (HOUSE, idea 1): the hash chain of every request, the digest of every text, that replaying
 * the events gives exactly the stored request, and that its columns say the same. In batches, at constant memory.
 */
export async function verifyDatabase(given: {
  readonly reader: Reader
  readonly regulations: House['regulations']
  readonly now: Instant
}): Promise<Verified> {
  const { reader, regulations, now } = given
  const problems: VerifyProblem[] = []
  let tickets = 0
  let events = 0
  let last = 0
  for (;;) {
    const batch = await wholeAfter(reader, last, BATCH)
    for (const whole of batch) problems.push(...problemsOf(whole, { regulations, now }))
    tickets += batch.length
    events += batch.reduce((sum, whole) => sum + whole.events.length, 0)
    last = batch.at(-1)?.row.number ?? last
    if (batch.length < BATCH) return { tickets, events, problems }
  }
}

type Setting = { readonly regulations: House['regulations']; readonly now: Instant }

function problemsOf(whole: Whole, setting: Setting): VerifyProblem[] {
  const { number } = whole.row
  const found = (problem: VerifyProblem['problem'], at: string): VerifyProblem => ({ number, problem, at })
  const problems: VerifyProblem[] = []
  const broken = verifyChain(whole.events, sha256)
  if (broken !== null) problems.push(found('hash_differs', `event ${broken.seq}: ${broken.problem}`))
  else if (headOf(whole) !== whole.row.head_hash.toString('hex'))
    problems.push(found('head_differs', 'the last public event'))
  for (const at of wrongTexts(whole)) problems.push(found('text_differs', at))
  const replayed = replayedOf(whole)
  if (typeof replayed === 'string') return [...problems, found('history_broken', replayed)]
  if (!isDeepStrictEqual(asStored(replayed), whole.row.fold)) problems.push(found('replay_differs', 'fold'))
  for (const column of wrongColumns(whole, { ticket: replayed, ...setting }))
    problems.push(found('column_differs', column))
  return problems
}

function headOf({ events }: Whole): string {
  let head: string = CHAIN_START
  for (const { event } of events) head = linkOf({ event, head, sha256 }).head
  return head
}

/** A text that is there must have the digest it lies under, and be named by its event; one that is not was erased. */
function wrongTexts({ events }: Whole): string[] {
  return events.flatMap(({ event, texts }) => {
    const named = new Set<string>(textsOf(event.fact))
    return Object.entries(texts)
      .filter(([digest, kept]) => !named.has(digest) || digestOf(kept) !== digest)
      .map(([digest]) => `event ${event.seq}, text ${digest.slice(0, 12)}…`)
  })
}

function replayedOf({ events }: Whole): Ticket | string {
  try {
    return replay(events.map(({ event }) => event))
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** As JSON keeps it: without keys that have no value. */
const asStored = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

function wrongColumns({ row }: Whole, { ticket, regulations, now }: Setting & { readonly ticket: Ticket }): string[] {
  const stored: Readonly<Record<string, unknown>> = { ...row }
  const normMinutes = row.norm_minutes as Record<string, number>
  const derived = derive({ house: { regulations }, ticket, normMinutes, now })
  const { reaction_due, resolution_due, queue_at } = clockColumns(ticket, derived, now)
  // A request that has ended keeps the columns that it ended with (U24).
  const clocks = ticket.endedAt === null ? { reaction_due, resolution_due, queue_at } : {}
  const wrong = Object.entries({ ...factColumns(ticket), ...clocks }).filter(
    ([name, value]) => !isDeepStrictEqual(value, stored[name]),
  )
  const late =
    ticket.endedAt === null &&
    sleepsThrough(row.next_matter_at, { due: derived.due.length > 0, next: derived.next, now })
  return [...wrong.map(([name]) => name), ...(late ? ['next_matter_at'] : [])]
}

/** Whether the rounds would come too late: they may come too early, since they compute everything again. */
function sleepsThrough(
  stored: Instant | null,
  { due, next, now }: { due: boolean; next: Instant | null; now: Instant },
): boolean {
  const needed = due ? now : next
  if (needed === null) return false
  // A matter that was refused is looked at again within minutes.
  return stored === null || stored > needed + 300_000
}
