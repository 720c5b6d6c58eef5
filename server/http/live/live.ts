import type { ServerResponse } from 'node:http'
import type { SignedIn } from '../../../core/people/actor.ts'
import type { Instant } from '../../../core/time/instant.ts'
import type { Database } from '../../../db/connect.ts'
import type { Listener } from '../../../db/listen.ts'
import type { Log } from '../log.ts'
import { findSession, type Session } from '../session-reads.ts'
import { announcementIn, heardBy, personIn } from './announcement.ts'
import { type EventStream, openEventStream } from './stream.ts'

/** All open streams of this process. */
export interface Live {
  open(options: { session: Session; response: ServerResponse; headers: Readonly<Record<string, string>> }): void
  count(): number
  /** Ends every stream; the browsers come back to whoever answers then. */
  stop(): Promise<void>
}

export interface LiveOptions {
  readonly database: Database
  readonly listener: Listener
  readonly now: () => Instant
  readonly log: Log
  /** Milliseconds between heartbeats and between looks at the sessions; shorter in tests. */
  readonly every?: { readonly beat: number; readonly check: number }
}

interface Open {
  actor: SignedIn
  readonly tokenHash: Buffer
  readonly stream: EventStream
}

const STREAMS_A_PERSON = 20

/** One listening connection for all streams; each hears only of what its person may see at this moment (A9, A10). */
export async function openLive(options: LiveOptions): Promise<Live> {
  const { database, listener, now, log, every = { beat: 20_000, check: 30_000 } } = options
  const streams = new Set<Open>()

  const end = (open: Open): void => {
    streams.delete(open)
    open.stream.end()
  }

  /** Rights may have changed since the stream was opened: the session is read as if he called anew. */
  const lookAgain = async (some: readonly Open[]): Promise<void> => {
    for (const open of some) {
      const session = await findSession(database, open.tokenHash, now()).catch((error: unknown) => {
        log.warn({ error }, 'a live stream could not be checked')
        return null
      })
      if (session === null) end(open)
      else open.actor = session.actor
    }
  }

  const endAll = (): void => {
    for (const open of streams) end(open)
  }

  const stopTickets = await listener.listen({
    channel: 'asmo_ticket',
    onNotice: (payload) => {
      const told = announcementIn(payload)
      if (told === undefined) return log.warn({}, 'an announcement that nobody understands')
      for (const { actor, stream } of streams) {
        const heard = heardBy(actor, told)
        if (heard !== null) stream.tell(heard)
      }
    },
    // What happened meanwhile is lost: everybody comes back and reads anew.
    onGap: endAll,
  })
  const stopPeople = await listener.listen({
    channel: 'asmo_person',
    onNotice: (payload) => {
      const personId = personIn(payload)
      void lookAgain([...streams].filter(({ actor }) => actor.personId === personId))
    },
    onGap: () => void lookAgain([...streams]),
  })
  const beats = setInterval(() => streams.forEach(({ stream }) => stream.beat()), every.beat)
  const checks = setInterval(() => void lookAgain([...streams]), every.check)

  return {
    open: ({ session, response, headers }) => {
      const open: Open = {
        actor: session.actor,
        tokenHash: session.tokenHash,
        stream: openEventStream(response, headers),
      }
      streams.add(open)
      response.once('close', () => streams.delete(open))
      const same = [...streams].filter(({ actor }) => actor.personId === session.actor.personId)
      for (const oldest of same.slice(0, Math.max(0, same.length - STREAMS_A_PERSON))) end(oldest)
    },
    count: () => streams.size,
    stop: async () => {
      clearInterval(beats)
      clearInterval(checks)
      endAll()
      await stopTickets()
      await stopPeople()
    },
  }
}
