import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseInstant, shift, type Instant } from '../core/time/instant.ts'
import { createTestDatabase } from '../db/testing.ts'
import { cookieKind, tokenIn } from './http/cookies.ts'
import type { Line } from './http/line.ts'
import type { RawLine } from './http/raw.ts'
import { openLog } from './log.ts'
import { hashToken, newToken } from './people/tokens.ts'
import { lines, rawLines } from './routes.ts'
import { type RunningServer, type StartOptions, startServer } from './start.ts'

/** The clock of a test: it stands until it is moved. */
export interface Clock {
  now: Instant
  /** To an RFC 3339 instant, or onwards by milliseconds. */
  move(to: string | number): void
}

export interface TestServer extends RunningServer {
  readonly databaseUrl: string
  readonly dataDir: string
  readonly clock: Clock
  /** Everything the server has logged so far, as text. */
  readonly logged: () => string
  /** Somebody who is not signed in. */
  readonly anyone: TestClient
  /** A browser of its own, not signed in, that keeps the cookie it is given. */
  readonly browser: () => TestClient
  /** Signs somebody in who is in the database, without a password. */
  signIn(email: string): Promise<TestClient>
  /** Puts a person into the database; gives the id. */
  addPerson(person: NewPerson): Promise<string>
  addCustomer(name: string): Promise<string>
}

export interface NewPerson {
  readonly email: string
  readonly role: string
  readonly name?: string
  /** Left out: of the provider's staff. */
  readonly customerId?: string
  readonly sees?: 'own' | 'organisation'
  readonly lineId?: string
  readonly active?: boolean
  readonly language?: 'ru' | 'en'
}

export interface TestReply {
  readonly status: number
  readonly headers: Headers
  /** Parsed JSON; the text where it is none; undefined when empty. */
  readonly body: unknown
}

export interface TestCall {
  readonly body?: unknown
  /** Made anew for each write when left out; null: none. */
  readonly key?: string | null
  readonly headers?: Readonly<Record<string, string>>
}

export interface TestClient {
  /** The session's cookie as the browser would send it; it follows what the server sets. */
  readonly cookie: () => string | null
  /** Path below /api/v1, or from the root when it begins with `//`. */
  call(method: string, path: string, call?: TestCall): Promise<TestReply>
}

export interface TestServerOptions {
  /** RFC 3339; by default a Friday in working time. */
  readonly now?: string
  readonly lines?: readonly Line[]
  readonly rawLines?: readonly RawLine[]
  readonly workers?: StartOptions['workers']
  readonly baseUrl?: string
  readonly maxFileSize?: number
  readonly trustedProxy?: readonly string[]
  /** Where the built screens lie; left out: no screens. */
  readonly webFolder?: string
}

/** The real server on a database of its own, with a clock moved by hand. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { url: databaseUrl, database, drop } = await createTestDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'asmo-test-'))
  const clock = clockAt(options.now ?? '2026-11-20T16:30:00+03:00')
  const written: string[] = []
  const server = await startServer({
    database,
    databaseUrl,
    dataDir,
    host: '127.0.0.1',
    port: 0,
    maxFileSize: options.maxFileSize ?? 1_000_000,
    now: () => clock.now,
    log: openLog('debug', { write: (line) => void written.push(line) }),
    ...(options.workers === undefined ? {} : { workers: options.workers }),
    ...(options.baseUrl === undefined ? {} : { baseUrl: options.baseUrl }),
    ...(options.trustedProxy === undefined ? {} : { trustedProxy: options.trustedProxy }),
    ...(options.webFolder === undefined ? {} : { webFolder: options.webFolder }),
    lines: options.lines ?? lines,
    rawLines: options.rawLines ?? rawLines,
  })
  const port = (server.app.server.address() as { port: number }).port
  const local = `http://127.0.0.1:${port}`
  const cookieName = cookieKind({ https: server.url.startsWith('https:') }).name
  const client = (token: string | null): TestClient => testClient({ local, cookieName, token })
  return {
    ...server,
    databaseUrl,
    dataDir,
    clock,
    logged: () => written.join(''),
    anyone: client(null),
    browser: () => client(null),
    signIn: async (email) => {
      const token = newToken(server.house.random)
      await database.act(async (tx) => {
        const person = await tx.selectFrom('person').select('id').where('email', '=', email).executeTakeFirstOrThrow()
        const at = clock.now
        await tx
          .insertInto('session')
          .values({
            token_hash: hashToken(token),
            person_id: person.id,
            created_at: at,
            seen_at: at,
            expires_at: shift(at, 30 * 24 * 3600_000),
          })
          .execute()
      })
      return client(token)
    },
    addPerson: async (person) => {
      const { email, role, name = email, customerId, sees, lineId, active = true, language = 'ru' } = person
      const id = server.house.random.uuid()
      await database.act(async (tx) => {
        await tx
          .insertInto('person')
          .values({
            id,
            side: customerId === undefined ? 'provider' : 'customer',
            customer_id: customerId ?? null,
            name,
            email,
            role,
            ...(sees === undefined ? {} : { sees }),
            line_id: lineId ?? null,
            active,
            language,
            created_at: clock.now,
          })
          .execute()
      })
      return id
    },
    addCustomer: async (name) => {
      const id = server.house.random.uuid()
      await database.act(async (tx) => {
        await tx
          .insertInto('customer')
          .values({ id, kind: 'organisation', name, short_name: name, created_at: clock.now })
          .execute()
      })
      return id
    },
    stop: async () => {
      await server.stop()
      await drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

function clockAt(text: string): Clock {
  const clock: Clock = {
    now: instantOf(text),
    move: (to) => void (clock.now = typeof to === 'number' ? shift(clock.now, to) : instantOf(to)),
  }
  return clock
}

function instantOf(text: string): Instant {
  const instant = parseInstant(text)
  if (instant === undefined) throw new RangeError(`not an instant: ${text}`)
  return instant
}

function testClient({
  local,
  cookieName,
  token,
}: {
  local: string
  cookieName: string
  token: string | null
}): TestClient {
  let current = token
  const cookie = (): string | null => (current === null ? null : `${cookieName}=${current}`)
  return {
    cookie,
    call: async (method, path, { body, key, headers = {} } = {}) => {
      const writes = method !== 'GET' && method !== 'HEAD'
      const sent = cookie()
      const response = await fetch(local + (path.startsWith('//') ? path.slice(1) : `/api/v1${path}`), {
        method,
        redirect: 'manual',
        headers: {
          ...(writes ? { 'x-asmo': '1' } : {}),
          ...(writes && key !== null ? { 'idempotency-key': key ?? randomUUID() } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(sent === null ? {} : { cookie: sent }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      for (const line of response.headers.getSetCookie()) {
        const set = line.split(';')[0] ?? ''
        if (set.startsWith(`${cookieName}=`)) current = tokenIn(set, { name: cookieName, secure: false })
      }
      return { status: response.status, headers: response.headers, body: parsed(await response.text()) }
    },
  }
}

function parsed(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
