import { cpus, loadavg, totalmem } from 'node:os'
import process from 'node:process'
import type { Measured } from './load.ts'

export interface Row {
  readonly name: string
  readonly clients: number
  /** `cpu`: milliseconds of the Node process for each call, whatever it does besides included. */
  readonly http: Measured & { readonly cpu: number }
  readonly sql: Measured
}

export interface Results {
  readonly tickets: number
  readonly rows: readonly Row[]
  /** MB of the Node process. */
  readonly idle: number
  readonly loaded: number
  /** Seconds. */
  readonly startedIn: number
  readonly machine: string
}

/** Issue 2: milliseconds at one client, calls a second at the best number of clients. */
const targets: Readonly<Record<string, { readonly ms: number; readonly perSecond: number }>> = {
  'queue page': { ms: 5, perSecond: 300 },
  'request page': { ms: 5, perSecond: 300 },
  registration: { ms: 10, perSecond: 200 },
  message: { ms: 10, perSecond: 200 },
}

export const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, ${loadavg()[0]?.toFixed(1)} processes at work before`

/** A table in Markdown, and every target that was missed. */
export function report(results: Results): string {
  const { tickets, rows, idle, loaded, startedIn } = results
  const table = rows.map(({ name, clients, http, sql }) =>
    [
      name,
      clients,
      ms(http.median),
      ms(http.p95),
      rate(http),
      ms(http.cpu),
      ms(sql.median),
      ms(sql.p95),
      rate(sql),
      `${(http.median / sql.median).toFixed(1)}`,
    ].join(' | '),
  )
  const missed = missesOf(results)
  return [
    `${tickets.toLocaleString('en')} requests · ${results.machine}`,
    '',
    '| | clients | median, ms | p95, ms | a second | Node, ms | SQL median, ms | SQL p95, ms | SQL a second | median : SQL |',
    '|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|',
    ...table.map((row) => `| ${row} |`),
    '',
    `Node: ${idle} MB idle, ${loaded} MB at its highest under load; start on the existing database ${startedIn.toFixed(2)} s.`,
    '',
    missed.length === 0 ? 'Every target was met.' : `Missed: ${missed.join('; ')}.`,
  ].join('\n')
}

function missesOf({ rows, idle, loaded, startedIn }: Results): string[] {
  const missed: string[] = []
  for (const [name, target] of Object.entries(targets)) {
    const own = rows.filter((row) => row.name === name)
    const alone = own.find(({ clients }) => clients === 1)
    if (alone !== undefined && alone.http.median > target.ms)
      missed.push(`${name} ${ms(alone.http.median)} ms instead of ${target.ms}`)
    const best = Math.max(...own.map(({ http }) => http.perSecond))
    if (own.length > 0 && best < target.perSecond)
      missed.push(`${name} ${best.toFixed(0)} a second instead of ${target.perSecond}`)
  }
  if (idle > 130) missed.push(`${idle} MB idle instead of 130`)
  if (loaded > 300) missed.push(`${loaded} MB loaded instead of 300`)
  if (startedIn > 2) missed.push(`start in ${startedIn.toFixed(2)} s instead of 2`)
  return missed
}

const ms = (value: number): string => value.toFixed(2)
const rate = ({ perSecond }: Measured): string => perSecond.toFixed(0)
