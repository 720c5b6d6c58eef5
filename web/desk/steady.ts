import type { TicketRow } from '../../core/tickets/wire.ts'

interface SteadyRow {
  readonly row: TicketRow
  /** No longer in this queue; it stays in its place until the reader asks for the new order. */
  readonly gone: boolean
  /** Something has happened to it since it was shown. */
  readonly fresh: boolean
}

export interface Steady {
  readonly rows: readonly SteadyRow[]
  /** How many rows came, went or moved since the order was shown. */
  readonly waiting: number
}

/**
 * A list that never moves what the reader is about to press: rows keep the places in which they were shown while their
 * facts are renewed; what came in between, left or moved waits until he asks. What is loaded below the last row is added.
 */
export function steady(shown: readonly TicketRow[], latest: readonly TicketRow[]): Steady {
  const news = new Map(latest.map((row) => [row.number, row]))
  const known = new Set(shown.map((row) => row.number))
  const lastKept = latest.findLastIndex((row) => known.has(row.number))
  const added = lastKept === -1 && shown.length > 0 ? [] : latest.slice(lastKept + 1)
  // A row that is missing at the very end may only have been pushed to the next page.
  const lastPresent = shown.findLastIndex((row) => news.has(row.number))
  const rows = shown.map((row, at) => {
    const fresh = news.get(row.number)
    return {
      row: fresh ?? row,
      gone: fresh === undefined && (at < lastPresent || latest.length === 0),
      fresh: fresh !== undefined && fresh.seq !== row.seq,
    }
  })
  const came = latest.slice(0, lastKept + 1).filter((row) => !known.has(row.number)).length
  const cameInstead = lastKept === -1 && shown.length > 0 ? latest.length : 0
  const went = rows.filter(({ gone }) => gone).length
  return {
    rows: [...rows, ...added.map((row) => ({ row, gone: false, fresh: false }))],
    waiting: came + cameInstead + went + moved(shown, latest),
  }
}

/** How many of those in both lists stand elsewhere than before, beyond what came and went. */
function moved(shown: readonly TicketRow[], latest: readonly TicketRow[]): number {
  const before = new Set(shown.map(({ number }) => number))
  const after = latest.filter(({ number }) => before.has(number)).map(({ number }) => number)
  const place = new Map(after.map((number, at) => [number, at]))
  const order = shown.flatMap(({ number }) => place.get(number) ?? [])
  // All that do not fit into the longest run in the right order have moved.
  const ends: number[] = []
  for (const at of order) {
    const found = ends.findIndex((end) => end >= at)
    ends[found === -1 ? ends.length : found] = at
  }
  return order.length - ends.length
}
