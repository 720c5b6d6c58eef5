import { createHash } from 'node:crypto'
import type { ClientBase, QueryResult } from 'pg'
import { INSTANT_TYPES, instantParameter } from './values.ts'

/** What an observer gets to see of every statement. */
export interface Statement {
  text: string
  parameters: readonly unknown[]
  /** True for BEGIN, COMMIT, ROLLBACK and the setting of a role: not counted against a budget. */
  control: boolean
}

export type Observer = (statement: Statement) => void

type Row = Record<string, unknown>

export interface Statements {
  execute: (client: ClientBase, text: string, parameters: readonly unknown[]) => Promise<QueryResult<Row>>
  control: (client: ClientBase, text: string) => Promise<string>
  observe: (observer: Observer) => () => void
}

interface Known {
  /** From its second use on a text is prepared under this name: planning costs more than running. */
  name: string | undefined
  /** Which parameters are instants; asked of the server once a text, and only when one of them is a number. */
  instants: readonly number[] | undefined
}

const REMEMBERED = 500

/** Runs statements: names them, turns instants into what the server wants, tells the observers. */
export const statements = (): Statements => {
  const known = new Map<string, Known>()
  const observers = new Set<Observer>()

  const tell = (statement: Statement): void => {
    for (const observer of observers) observer(statement)
  }

  const recall = (text: string): Known => {
    const entry = known.get(text)
    known.delete(text)
    if (!entry && known.size >= REMEMBERED) known.delete(known.keys().next().value ?? '')
    const next = entry ?? { name: undefined, instants: undefined }
    if (entry && !entry.name) entry.name = nameOf(text)
    known.set(text, next)
    return next
  }

  return {
    execute: async (client, text, parameters) => {
      if (observers.size > 0) tell({ text, parameters, control: false })
      const entry = recall(text)
      if (!entry.instants && parameters.some(mayBeInstant)) entry.instants = await instantsIn(client, text)
      const values = entry.instants?.length ? withInstants(parameters, entry.instants) : [...parameters]
      return client.query<Row>({ text, values, ...(entry.name ? { name: entry.name } : {}) })
    },
    control: async (client, text) => {
      if (observers.size > 0) tell({ text, parameters: [], control: true })
      const result: QueryResult | QueryResult[] = await client.query(text)
      return Array.isArray(result) ? (result[0]?.command ?? '') : result.command
    },
    observe: (observer) => {
      observers.add(observer)
      return () => void observers.delete(observer)
    },
  }
}

const nameOf = (text: string): string => `s${createHash('sha256').update(text).digest('base64url').slice(0, 20)}`

const mayBeInstant = (value: unknown): boolean =>
  typeof value === 'number' || (Array.isArray(value) && value.some((item) => typeof item === 'number'))

const withInstants = (parameters: readonly unknown[], instants: readonly number[]): unknown[] => {
  const values = [...parameters]
  for (const index of instants) values[index] = instantParameter(values[index])
  return values
}

/** The server itself says which parameters are timestamptz: neither the caller nor a naming rule has to. */
const instantsIn = async (client: ClientBase, text: string): Promise<readonly number[]> => {
  if (!PREPARABLE.test(text)) return []
  const results: unknown = await client.query(
    `PREPARE asmo_ask AS ${text};
     SELECT array_to_string(parameter_types::oid[], ',') AS types FROM pg_prepared_statements WHERE name = 'asmo_ask';
     DEALLOCATE asmo_ask`,
  )
  const answer = Array.isArray(results) ? (results[1] as QueryResult<{ types: string }>).rows[0] : undefined
  const types = (answer?.types ?? '').split(',').map(Number)
  return types.flatMap((type, index) => (INSTANT_TYPES.has(type) ? [index] : []))
}

const PREPARABLE = /^\s*(?:select|insert|update|delete|merge|values|with)\b/i
