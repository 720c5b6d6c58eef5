import type { Instant } from '../../../core/time/instant.ts'
import type { MailboxSettings } from '../../../server/letters/watched-mailboxes.ts'
import type { Dovecot } from '../../testing/dovecot.ts'
import type { StoreLetter } from '../arrival.ts'
import { type MailboxWatch, type Watcher, watchMailbox } from '../imap.ts'
import { type MemoryBook, openBook } from './book.ts'
import { openLines, openShelf, type Shelf } from './shelf.ts'

export const user = 'support@desk.example'
export const start = Date.parse('2026-11-20T16:30:00+03:00') as Instant

type State = Parameters<MailboxWatch['report']>[0]

/** A watched mailbox, with all that came of it. */
export interface Watched {
  readonly watcher: Watcher
  readonly shelf: Shelf
  readonly book: MemoryBook
  readonly states: State[]
  readonly lines: string[]
  /** Subjects of what was stored, in their order. */
  subjects(): string[]
}

interface Wishes {
  readonly settings?: Partial<MailboxSettings>
  readonly patience?: MailboxWatch['patience']
  readonly maxSize?: number
  /** Goes on with what another watch had. */
  readonly book?: MemoryBook
  readonly shelf?: Shelf
  readonly store?: StoreLetter
}

export function settingsOf(dovecot: Dovecot, settings: Partial<MailboxSettings> = {}): MailboxSettings {
  return {
    id: 'b5f6f0cc-0d8f-4f4c-9a55-7d1f3a1f5f10',
    host: '127.0.0.1',
    port: dovecot.imapPort,
    tls: 'off',
    caFile: null,
    user,
    password: dovecot.password,
    oauth: null,
    folder: 'INBOX',
    moveTo: null,
    takeFrom: Date.parse('2026-11-01T00:00:00+03:00') as Instant,
    ...settings,
  }
}

/** Starts to watch; waits are short unless wished otherwise. */
export function watch(dovecot: Dovecot, wishes: Wishes = {}): Watched {
  const shelf = wishes.shelf ?? openShelf()
  const book = wishes.book ?? openBook()
  const { log, lines } = openLines()
  const states: State[] = []
  const store: StoreLetter = async (raw, arrival) => {
    const outcome = await (wishes.store ?? shelf.store)(raw, arrival)
    if (outcome === 'stored') book.write(arrival)
    return outcome
  }
  const watcher = watchMailbox({
    settings: settingsOf(dovecot, wishes.settings),
    book,
    store,
    report: (state) => void states.push(state),
    now: () => start,
    log,
    maxSize: wishes.maxSize ?? 1_000_000,
    patience: { pollMs: 300, answerMs: 2000, connectMs: 2000, retryMs: 50, retryMostMs: 300, ...wishes.patience },
  })
  const subjects = () => shelf.kept.map(({ raw }) => /^Subject: (.*)\r$/m.exec(raw.toString())?.[1] ?? '')
  return { watcher, shelf, book, states, lines, subjects }
}

export const letter = (subject: string): string =>
  [
    'From: Олег Кузнецов <oleg@vetluga.example>',
    `To: ${user}`,
    `Subject: ${subject}`,
    `Message-ID: <${subject.replaceAll(/\P{L}/gu, '-')}.${subject.length}@vetluga.example>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Здравствуйте! Не открывается журнал.',
    '',
  ].join('\r\n')

/** Waits until it is so; fails after ten seconds. */
export async function until(good: () => boolean | Promise<boolean>, what = ''): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (await good()) return
    await pause(20)
  }
  throw new Error(`it never was so${what === '' ? '' : `: ${what}`}`)
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
