import type { Instant } from '../core/time/instant.ts'
import { addressPattern, domainOf } from '../core/letters/reply-address.ts'
import type { Listener } from '../db/listen.ts'
import type { House } from '../server/house.ts'
import { storeLetter } from '../server/letters/acts-store.ts'
import { acceptedDomains, ourAddresses } from '../server/letters/reads-mailboxes.ts'
import { whileLeading } from './leading.ts'
import { openReaders } from './parse/workers.ts'
import type { StoreLetter } from './receive/arrival.ts'
import { watchMailboxes } from './receive/watch-mailboxes.ts'
import { senderOf } from './send/address.ts'
import type { Log } from './send/log.ts'
import { startTaker } from './take/taker.ts'

export interface PostRoomOptions {
  readonly house: House
  /** Where the file store lies: readers keep attachments there themselves. */
  readonly filesFolder: string
  readonly listener: Listener
  readonly log: Log
  /** `support@example.org` or `Имя <support@example.org>`. */
  readonly mailFrom: string
  readonly replyTo: string | null
  readonly bounceTo: string | null
  readonly authservId: string | null
  /** `lmtp://127.0.0.1:2424`; null: no door of our own. */
  readonly listen: string | null
  /** Of one letter, in bytes. */
  readonly maxSize: number
  readonly pollMs?: number
}

export interface PostRoom {
  /** Where our own door listens; null: there is none. */
  readonly port: number | null
  stop(): Promise<void>
}

/**
 * Letters in: our own door and the mailboxes store them, the taker takes them. The door is open in every program; the
 * mailboxes and the taking are one program's at a time.
 */
export async function startPostRoom(options: PostRoomOptions): Promise<PostRoom> {
  const { house, listener, log, listen, maxSize, pollMs } = options
  const sender = senderOf(options.mailFrom)
  const patterns = [options.replyTo, options.bounceTo].map((text) =>
    text === null ? null : (addressPattern(text) ?? null),
  )
  const [replyTo = null, bounceTo = null] = patterns
  const store: StoreLetter = (raw, arrival) => storeLetter(house, { raw, arrival, maxSize })
  const now = (): Instant => house.now()
  const intake =
    listen === null
      ? null
      : await (await import('./receive/smtp.ts')).openIntake({ listen, maxSize, accepts, store, now, log })
  const leading = whileLeading({ database: house.database, name: 'post room', log }, async () => {
    const readers = openReaders({ folder: options.filesFolder, log })
    const taker = startTaker({
      house,
      identity: { replyTo, bounceTo, authservId: options.authservId },
      addresses,
      read: (sha256) => readers.read(sha256),
      listener,
      log,
      ...(pollMs === undefined ? {} : { pollMs }),
    })
    const mailboxes = await watchMailboxes({
      house,
      listener,
      store,
      log,
      maxSize,
      ...(pollMs === undefined ? {} : { pollMs }),
    })
    return {
      stop: async () => {
        await mailboxes.stop()
        await taker.stop()
        await readers.stop()
      },
    }
  })
  return {
    port: intake?.port ?? null,
    stop: async () => {
      await intake?.stop()
      await leading.stop()
    },
  }

  async function addresses(): Promise<ReadonlySet<string>> {
    return new Set([...(await house.database.read(ourAddresses)), sender.address.toLowerCase()])
  }

  /** Whatever is ours is taken, to whomever it is written: what can't be placed waits for somebody (I9). */
  async function accepts(address: string): Promise<boolean> {
    const domain = domainOf(address)
    const ours = [sender.host, ...patterns.flatMap((pattern) => (pattern === null ? [] : [domainOf(pattern)]))]
    return ours.includes(domain) || (await house.database.read(acceptedDomains)).has(domain)
  }
}
