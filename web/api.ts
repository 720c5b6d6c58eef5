/**
 * The one way to the server: typed calls to /api/v1. JSON only; a reply that is not 2xx becomes a `Problem`.
 * Writes carry an Idempotency-Key, and a header of our own that no foreign page can send without asking (CSRF).
 */

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface CallOptions {
  readonly body?: unknown
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>
  /** Pass the same key when the same submission is sent again; made anew otherwise. `useAct` does this. */
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
}

/** What the screens read of `problemShape` (core/wire.ts). */
export interface ProblemBody {
  readonly code: string
  readonly title: string
  readonly detail?: string
  /** The field or thing that a refusal speaks of. */
  readonly about?: string
  /** One line a bad field, in the reader's language. */
  readonly fields?: readonly { readonly path: string; readonly message: string }[]
}

/** A reply that says no (problem+json). Status 0: no reply at all, code `offline`. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly detail: string | undefined
  /** Field → what is wrong with it; a refusal about one field is its title, at that field. */
  readonly fields: Readonly<Record<string, string>>

  constructor(status: number, body: ProblemBody) {
    super(body.title)
    this.name = 'Problem'
    this.status = status
    this.code = body.code
    this.detail = body.detail
    this.fields = fieldsOf(body)
  }
}

function fieldsOf({ title, about, fields = [] }: ProblemBody): Record<string, string> {
  // The first message about a field is the one that helps.
  const named = fields.toReversed().map(({ path, message }) => [path, message] as const)
  if (named.length > 0 || about === undefined) return Object.fromEntries(named)
  return { [about]: title }
}

const BASE = '/api/v1'

/** Calls `/api/v1` + path and gives the parsed reply; undefined for 204. Throws `Problem`. */
export async function call<Reply>(method: Method, path: string, options: CallOptions = {}): Promise<Reply> {
  const headers: Record<string, string> = { accept: 'application/json', 'x-asmo': '1' }
  if (method !== 'GET') headers['idempotency-key'] = options.idempotencyKey ?? newKey()
  if (options.body !== undefined) headers['content-type'] = 'application/json'
  let response: Response
  try {
    response = await fetch(BASE + path + queryText(options.query), {
      method,
      headers,
      credentials: 'same-origin',
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Problem(0, { code: 'offline', title: 'No connection' })
  }
  noteServerClock(response.headers.get('x-asmo-now'))
  const text = response.status === 204 ? '' : await response.text()
  if (!response.ok) throw toProblem(response.status, text)
  return (text === '' ? undefined : JSON.parse(text)) as Reply
}

/** A key for one submission: repeated sendings with it count once. */
export const newKey = (): string => crypto.randomUUID()

/** A reply with status ≥ 400, whatever its body turned out to be (a proxy answers with HTML). */
export function toProblem(status: number, text: string): Problem {
  try {
    const body: unknown = JSON.parse(text)
    if (isProblemBody(body)) return new Problem(status, body)
  } catch {
    // Not JSON: what counts is the status.
  }
  return new Problem(status, { code: status >= 500 ? 'server_error' : 'refused', title: `HTTP ${status}` })
}

const isProblemBody = (body: unknown): body is ProblemBody =>
  typeof body === 'object' && body !== null && 'code' in body && 'title' in body && typeof body.title === 'string'

function queryText(query: CallOptions['query']): string {
  if (query === undefined) return ''
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value))
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}

let clockOffset = 0

function noteServerClock(now: string | null): void {
  const at = now === null ? Number.NaN : Date.parse(now)
  if (!Number.isNaN(at)) clockOffset = at - Date.now()
}

/** The server's present in epoch ms: clocks of readers' machines are wrong by minutes, and norms are not. */
export const serverNow = (): number => Date.now() + clockOffset
