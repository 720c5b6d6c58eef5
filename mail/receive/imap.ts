import type { Instant } from '../../core/time/instant.ts'
import type { MailboxSettings } from '../../server/letters/watched-mailboxes.ts'
import type { Log } from '../send/log.ts'
import type { ReportMailbox, StoreLetter, UidBook } from './arrival.ts'
import { type Connection, connect } from './imap-connect.ts'
import type { Folder } from './imap-folder.ts'
import { type Memory, look } from './imap-look.ts'
import { type Patience, usualPatience, waitAfter, within } from './imap-patience.ts'
import { openTokens } from './oauth.ts'
import { MailboxError, type Problem, type ProblemWord, problemOf, secretsOf, sentenceOf } from './problems.ts'
import { openBell } from './bell.ts'

export interface MailboxWatch {
  readonly settings: MailboxSettings
  readonly book: UidBook
  readonly store: StoreLetter
  readonly report: ReportMailbox
  readonly now: () => Instant
  readonly log: Log
  /** Of one letter, in bytes; larger ones stay in the mailbox. */
  readonly maxSize: number
  /** Told of each letter that is larger, before it is passed over for good: nobody else will. */
  readonly tooLarge?: () => Promise<void>
  /** Between two looks whatever IDLE says; a minute. */
  readonly pollMs?: number
  /** Waits of other kinds; a test makes them short. */
  readonly patience?: Partial<Patience>
  /** Of the problems that are reported; Russian. */
  readonly language?: 'ru' | 'en'
}

export interface Watcher {
  /** Looks at once. */
  wake(): void
  /** Ends when the letter in hand is stored and the connection closed. */
  stop(): Promise<void>
}

/**
 * Watches a folder by IMAP until it is stopped: IDLE tells of new letters, a look every minute finds what IDLE did not
 * tell (I8), and a comparison of all UIDs with the book at each connection and from time to time finds the rest (I4).
 * Letters are never deleted, never marked, and moved only when they are stored (I2).
 */
export function watchMailbox(options: MailboxWatch): Watcher {
  const bell = openBell()
  const done = live({ ...options, bell })
  return {
    wake: bell.ring,
    stop: async () => {
      bell.end()
      await done
    },
  }
}

interface Life extends MailboxWatch {
  readonly bell: ReturnType<typeof openBell>
}

async function live(life: Life): Promise<void> {
  const { settings, bell, log } = life
  const secrets = secretsOf(settings)
  const polling = life.pollMs === undefined ? {} : { pollMs: life.pollMs }
  const patience: Patience = { ...usualPatience, ...life.patience, ...polling }
  const memory: Memory = { uidValidity: 0, pending: new Map(), shortfalls: new Map(), renewedAt: null }
  const tokens = settings.oauth === null ? null : openTokens(settings.oauth)
  const tell = telling(life, { memory, secrets })
  let failures = 0
  const seen = async (problem: Problem | null): Promise<void> => {
    failures = 0
    await tell({ connected: true, problem })
  }
  while (!bell.ended()) {
    try {
      const connection = await connect({ settings, patience, tokens, maxSize: life.maxSize })
      await stay(connection, { ...life, book: checked(life.book), patience, memory, seen })
    } catch (error) {
      failures += 1
      const problem = problemOf(error)
      const words = sentenceOf(problem, { language: 'en', secrets })
      log.warn({ mailbox: settings.id, problem: problem.word, words, failures }, 'a mailbox can’t be read')
      await tell({ connected: false, problem })
      await bell.wait(waitAfter(failures, patience) * (lockable.has(problem.word) ? lockableTimes : 1))
    }
  }
}

/** Providers lock accounts that sign in wrongly too often; new settings and `wake` are tried at once. */
const lockable: ReadonlySet<ProblemWord> = new Set(['sign_in', 'token_refused', 'grant_ended'] as const)
const lockableTimes = 5

type Tell = (state: { readonly connected: boolean; readonly problem: Problem | null }) => Promise<void>

function telling(life: Life, { memory, secrets }: { memory: Memory; secrets: readonly string[] }): Tell {
  const { report, now, log, language = 'ru' } = life
  return async ({ connected, problem }) => {
    const sentence = problem === null ? null : sentenceOf(problem, { language, secrets })
    try {
      await report({ connected, problem: sentence, at: now(), waiting: memory.pending.size })
    } catch (error) {
      log.error({ error }, 'the state of a mailbox could not be reported')
    }
  }
}

/** A book that fails is no fault of the mail server. */
function checked(book: UidBook): UidBook {
  return {
    validity: (...given) => book.validity(...given).catch(ours),
    begin: (...given) => book.begin(...given).catch(ours),
    known: (...given) => book.known(...given).catch(ours),
    skip: (...given) => book.skip(...given).catch(ours),
    unmoved: (...given) => book.unmoved(...given).catch(ours),
    moved: (...given) => book.moved(...given).catch(ours),
  }
}

function ours(error: unknown): never {
  throw new MailboxError('book_failed', error instanceof Error ? error.name : '')
}

interface Stay extends Life {
  readonly patience: Patience
  readonly memory: Memory
  readonly seen: (problem: Problem | null) => Promise<void>
}

/** One connection, from the sign-in to its end. */
async function stay(connection: Connection, life: Stay): Promise<void> {
  const { client } = connection
  const { bell, patience, memory, seen } = life
  const closed = Promise.withResolvers<never>()
  closed.promise.catch(() => undefined)
  client.on('close', () => closed.reject(new MailboxError('lost')))
  client.on('exists', bell.ring)
  let before: Folder | null = null
  let comparedAt = 0
  let failures = 0
  try {
    while (!bell.ended()) {
      if (before === null || performance.now() - comparedAt > patience.reconcileMs) {
        before = null
        comparedAt = performance.now()
      }
      const found = await look(connection, { ...life, before, stopped: bell.ended })
      before = found.folder
      if (found.renewed) memory.renewedAt = performance.now()
      await seen(found.problem ?? (isNews(memory) ? { word: 'renewed', detail: '' } : null))
      failures = memory.pending.size > 0 ? failures + 1 : 0
      const wait = failures > 0 ? Math.min(waitAfter(failures, patience), patience.pollMs) : patience.pollMs
      await Promise.race([idle(connection, { bell, patience, wait }), closed.promise])
    }
    await within(patience.answerMs, { client, work: client.logout() }).catch(() => undefined)
  } finally {
    client.close()
  }
}

/** The news of a folder made anew stands so long that it is seen and told (I5). */
const newsMs = 600_000

const isNews = ({ renewedAt }: Memory): boolean => renewedAt !== null && performance.now() - renewedAt < newsMs

/** Routers forget silent connections, and servers end IDLE after half an hour (RFC 2177). */
const longestIdleMs = 240_000

interface Idling {
  readonly bell: ReturnType<typeof openBell>
  readonly patience: Patience
  readonly wait: number
}

/** Waits for news, and makes sure that the server is still there (I8). */
async function idle({ client }: Connection, { bell, patience, wait }: Idling): Promise<void> {
  const idling = client.idle()
  idling.catch(() => undefined)
  await bell.wait(Math.min(wait, longestIdleMs))
  if (bell.ended()) return
  await within(patience.answerMs, { client, work: client.noop() })
}
