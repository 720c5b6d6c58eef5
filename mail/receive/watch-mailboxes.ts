import { minutes, type Instant } from '../../core/time/instant.ts'
import type { Listener } from '../../db/listen.ts'
import type { House } from '../../server/house.ts'
import { bookOf } from '../../server/letters/book.ts'
import { MAILBOX_CHANNEL, mailboxNewsIn } from '../../server/letters/mailbox-news.ts'
import { type MailboxSettings, mailboxesToWatch, reportMailbox } from '../../server/letters/watched-mailboxes.ts'
import { alarmPostRoom } from '../../server/notices/acts-alarm.ts'
import type { Log } from '../send/log.ts'
import type { ReportMailbox, StoreLetter, UidBook } from './arrival.ts'

export interface WatchOptions {
  readonly house: House
  readonly listener: Listener
  readonly store: StoreLetter
  readonly log: Log
  readonly maxSize: number
  /** How often a mailbox is looked at without being told. */
  readonly pollMs?: number
}

interface Watcher {
  wake(): void
  stop(): Promise<void>
}

/** So long a mailbox may fail before anybody is told: servers restart (I7: within five minutes). */
const PATIENCE = minutes(2)

/** Watches every mailbox in use, and begins anew with one whose settings were changed. */
export async function watchMailboxes(options: WatchOptions): Promise<{ stop(): Promise<void> }> {
  const { house, listener, log } = options
  const watchers = new Map<string, { readonly settings: string; readonly watcher: Watcher }>()
  let turning: Promise<void> = Promise.resolve()
  let stopped = false

  const arrange = (): Promise<void> => {
    turning = turning.then(once).catch((error: unknown) => {
      log.error({ error: error instanceof Error ? error.message : String(error) }, 'mailboxes cannot be watched')
    })
    return turning
  }
  const once = async (): Promise<void> => {
    if (stopped) return
    const wanted = await house.database.read((reader) => mailboxesToWatch(reader, house.vault))
    const now = new Map(wanted.map((settings) => [settings.id, settings] as const))
    for (const [id, { settings, watcher }] of watchers) {
      const same = now.get(id)
      if (same !== undefined && JSON.stringify(same) === settings) continue
      watchers.delete(id)
      await watcher.stop()
    }
    for (const settings of wanted) {
      if (watchers.has(settings.id)) continue
      const watcher = await watch(settings, options)
      watchers.set(settings.id, { settings: JSON.stringify(settings), watcher })
    }
  }

  const hear = (payload: string): void => {
    const news = mailboxNewsIn(payload)
    if (news?.what === 'look') watchers.get(news.mailboxId)?.watcher.wake()
    else void arrange()
  }
  const unlisten = await listener.listen({ channel: MAILBOX_CHANNEL, onNotice: hear, onGap: () => void arrange() })
  await arrange()
  return {
    stop: async () => {
      stopped = true
      await unlisten()
      await turning
      await Promise.all([...watchers.values()].map(({ watcher }) => watcher.stop()))
    },
  }
}

async function watch(settings: MailboxSettings, options: WatchOptions): Promise<Watcher> {
  // Where no mailbox is set up its library stays unread.
  const { watchMailbox } = await import('./imap.ts')
  const { house, store, log, maxSize, pollMs } = options
  return watchMailbox({
    settings,
    book: watchedBook(settings, options),
    store,
    report: reporting(settings, options),
    tooLarge: async () => {
      const alarm = { kind: 'too_large', mailbox: settings.user, address: null, count: 1, now: house.now() } as const
      await house.database.act((tx) => alarmPostRoom(tx, house, alarm))
    },
    now: () => house.now(),
    log,
    maxSize,
    ...(pollMs === undefined ? {} : { pollMs }),
  })
}

/** The book, and a word to the administrators when the server has numbered everything anew (I5). */
function watchedBook(settings: MailboxSettings, { house }: WatchOptions): UidBook {
  const book = bookOf(house)
  return {
    ...book,
    begin: async (mailboxId, given) => {
      const begun = await book.begin(mailboxId, given)
      if (begun.renewed) {
        const alarm = {
          kind: 'uid_validity',
          mailbox: settings.user,
          address: null,
          count: 0,
          now: house.now(),
        } as const
        await house.database.act((tx) => alarmPostRoom(tx, house, alarm))
      }
      return begun
    },
  }
}

/** Keeps how it stands for the screen, and tells the administrators of a problem that stays. */
function reporting(settings: MailboxSettings, { house, log }: WatchOptions): ReportMailbox {
  const keep = reportMailbox(house, settings.id)
  let since: Instant | null = null
  return async (state) => {
    since = state.problem === null ? null : (since ?? state.at)
    try {
      await keep(state)
      if (since === null || state.at - since < PATIENCE) return
      const alarm = {
        kind: 'mailbox',
        mailbox: settings.user,
        address: null,
        count: state.waiting,
        now: state.at,
        since,
      } as const
      await house.database.act((tx) => alarmPostRoom(tx, house, alarm))
    } catch (error) {
      log.error(
        { error: error instanceof Error ? error.message : String(error) },
        'the state of a mailbox was not kept',
      )
    }
  }
}
