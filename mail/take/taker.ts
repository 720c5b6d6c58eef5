import { setTimeout as sleep } from 'node:timers/promises'
import type { Letter } from '../../core/letters/letter.ts'
import { numbersIn } from '../../core/letters/subject.ts'
import { type Instant, shift } from '../../core/time/instant.ts'
import type { Listener } from '../../db/listen.ts'
import type { House } from '../../server/house.ts'
import { type Installation, readInstallation } from '../../server/installation/reads.ts'
import { lettersToTake, nextToTake, type StoredLetter } from '../../server/letters/reads-take.ts'
import { postponeLetter } from '../../server/letters/writes-take.ts'
import { alarmPostRoom } from '../../server/notices/acts-alarm.ts'
import type { PostIdentity } from '../identity.ts'
import { ReadFailure } from '../parse/reader-thread.ts'
import type { Log } from '../send/log.ts'

export interface TakerOptions {
  readonly house: House
  readonly identity: Omit<PostIdentity, 'installation'>
  /** Every address at which we take letters, as it stands now. */
  readonly addresses: () => Promise<ReadonlySet<string>>
  /** Reads a stored letter by the SHA-256 of its bytes; throws when that hangs, crashes or takes too much. */
  readonly read: (sha256: string) => Promise<Letter>
  readonly listener?: Listener
  readonly log: Log
  /** How often to look without being told. */
  readonly pollMs?: number
}

export interface Taker {
  /** Look now. */
  wake(): void
  /** Resolves when the letters in hand are taken. */
  stop(): Promise<void>
}

/** How many are read at once and taken in their order. */
const HANDFUL = 16
/** How many are placed at once, of those that point to nothing. */
const AT_ONCE = 4
/** After so many failures a letter is put aside, and somebody told (E5). */
const ATTEMPTS = 3
const SECOND = 1000

/**
 * Takes stored letters, until stopped: those of a conversation in the order in which they came. Of all programs on a
 * database one should do so at a time (mail/leading.ts); should two, each letter is still taken once (I14).
 */
export function startTaker(options: TakerOptions): Taker {
  const { house, listener, log, pollMs = 2000 } = options
  const stopping = new AbortController()
  let known: Installation | undefined
  let bell = Promise.withResolvers<void>()
  const wake = (): void => bell.resolve()

  const running = loop()
  const unlisten = listener?.listen({ channel: 'asmo_post', onNotice: wake, onGap: wake })
  return {
    wake,
    stop: async () => {
      stopping.abort()
      wake()
      await (
        await unlisten
      )?.()
      await running
    },
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      bell = Promise.withResolvers<void>()
      try {
        const installation = (known ??= await house.database.read(readInstallation))
        const identity = { ...options.identity, installation }
        const count = await takeSome({ ...options, identity }, stopping.signal)
        if (count === 0) await Promise.race([rest(await untilNext()), bell.promise])
      } catch (error) {
        // The database is away: the next look comes by itself.
        log.error({ error: error instanceof Error ? error.message : String(error) }, 'taking letters failed')
        await rest(pollMs)
      }
    }
  }

  /** A letter that failed is due at its own time. */
  async function untilNext(): Promise<number> {
    const next = await house.database.read(nextToTake)
    return next === null ? pollMs : Math.max(20, Math.min(pollMs, next - house.now()))
  }

  async function rest(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
  }
}

/** Takes a handful of letters; how many there were. */
type Working = TakerOptions & { readonly identity: PostIdentity }

async function takeSome(options: Working, until: AbortSignal): Promise<number> {
  const { house, identity } = options
  const now = house.now()
  const stored = await house.database.read((reader) => lettersToTake(reader, { now, most: HANDFUL }))
  if (stored.length === 0) return 0
  const own = { installation: identity.installation.id, addresses: await options.addresses() }
  const reading = stored.map(async (each) => ({ each, letter: await readOne(each, options) }))
  // Those that point nowhere are nobody's answer; the others wait for what came before them (U10).
  const free: Promise<void>[] = []
  for (const one of reading) {
    const { each, letter } = await one
    if (letter === undefined || until.aborted) continue
    const taken = takeOne({ each, letter, options, own })
    if (pointsNowhere(letter)) {
      free.push(taken)
      if (free.length >= AT_ONCE) await Promise.all(free.splice(0))
    } else {
      await Promise.all([...free.splice(0), taken])
    }
  }
  await Promise.all(free)
  return stored.length
}

const pointsNowhere = ({ inReplyTo, references, subject }: Letter): boolean =>
  inReplyTo.length + references.length === 0 && numbersIn(subject).length === 0

async function readOne(stored: StoredLetter, options: TakerOptions): Promise<Letter | undefined> {
  try {
    return await options.read(stored.sha256)
  } catch (error) {
    // A full or missing disk is no fault of the letter's: it waits until that is mended.
    if (error instanceof ReadFailure && error.reason === 'storage') throw error
    await failed({ stored, error, reason: 'unreadable', options })
    return undefined
  }
}

async function takeOne(given: {
  readonly each: StoredLetter
  readonly letter: Letter
  readonly options: Working
  readonly own: { readonly installation: string; readonly addresses: ReadonlySet<string> }
}): Promise<void> {
  const { each, letter, own, options } = given
  const { house, identity, log } = options
  const now = house.now()
  try {
    // Where no letter ever comes its rules and libraries stay unread.
    const { takeLetter } = await import('./take.ts')
    const outcome = await house.database.act((tx) => takeLetter(tx, { id: each.id, letter, house, identity, own, now }))
    if (outcome === undefined) return
    const { state, fate, reason, ticket } = outcome
    log.info({ letter: each.id, state, fate, reason, ticket }, 'letter taken')
  } catch (error) {
    await failed({ stored: each, error, reason: 'failed', options })
  }
}

/** Whatever is wrong with one letter, those behind it go on (E5). The log names the row, never a word of it (B7). */
async function failed(given: {
  readonly stored: StoredLetter
  readonly error: unknown
  readonly reason: 'unreadable' | 'failed'
  readonly options: Pick<TakerOptions, 'house' | 'log'>
}): Promise<void> {
  const { stored, error, reason, options } = given
  const { house, log } = options
  const attempts = stored.attempts + 1
  const now = house.now()
  const nextAt: Instant | null = attempts >= ATTEMPTS ? null : shift(now, attempts * SECOND)
  const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const facts = { letter: stored.id, attempts, reason, error: words.slice(0, 300) }
  if (nextAt === null) log.error(facts, 'letter put aside')
  else log.warn(facts, 'letter not taken')
  await house.database.act(async (tx) => {
    await postponeLetter(tx, { id: stored.id, attempts, nextAt, reason, now })
    const alarm = { kind: 'quarantine', mailbox: null, address: null, count: 1, now } as const
    if (nextAt === null) await alarmPostRoom(tx, house, alarm)
  })
}
