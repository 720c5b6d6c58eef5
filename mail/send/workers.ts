import { uncapped } from '../../core/letters/caps.ts'
import { shift } from '../../core/time/instant.ts'
import { dailyCap } from './day.ts'
import { deliver, type Post } from './deliver.ts'
import { keepSome } from './keep.ts'
import { lease } from './rows.ts'

/** What an outbox does with a handful of letters. */
export interface Worker {
  round(): Promise<Round>
  close(): void
}

export interface Round {
  /** Look again, there may be more. */
  readonly more: boolean
  /** Milliseconds to leave the machine to others before that. */
  readonly rest: number
}

interface Common extends Omit<Post, 'transport'> {
  readonly answerable: () => Promise<boolean> | boolean
  /** Letters a day; infinite: as many as there are. */
  readonly dailyCap: number
}

/** It rests so many times as long as it worked: where calls keep the machine busy a handful takes long, and they go first. */
const restFor = 6
const longestRest = 2000

/** Letters are kept in handfuls, without a word about each: they are all there to be read, and nobody waits for them. */
export const keeping = (post: Common): Worker => ({
  round: async () => {
    const began = performance.now()
    const { count, dead, more } = await keepSome({ ...post, answerable: await post.answerable() })
    if (count > 0) post.log.info({ kept: count - dead, dead }, 'letters kept')
    const rest = count === 0 ? 0 : Math.min(longestRest, restFor * (performance.now() - began))
    return { more, rest }
  },
  close: () => undefined,
})

/** A worker that died gives its letters back after this long; a conversation is given up before (deliver.ts). */
const leaseMs = 300_000

/** As many letters at once as there are connections and the day allows, without a rest until none is due. */
export async function sending(common: Common, smtpUrl: string): Promise<Worker> {
  // Where no mail is set up its library stays unread.
  const { connections, openTransport } = await import('./transport.ts')
  const transport = openTransport(smtpUrl)
  const post: Post = { ...common, transport }
  const day = dailyCap({ database: post.database, cap: common.dailyCap, zone: post.zone })
  return {
    round: async () => {
      const now = post.now()
      const left = await day.left(now)
      const held = left > 0 ? 0 : await day.over(now)
      if (held > 0) await post.alarm({ kind: 'daily_cap', address: null, count: held })
      const letters = await lease(post.database, {
        now,
        until: shift(now, leaseMs),
        most: left > 0 ? Math.min(connections, left) : connections,
        only: left > 0 ? undefined : [...uncapped],
      })
      day.spend(letters.length)
      if (letters.length > 0) await deliver(letters, post, await common.answerable())
      return { more: letters.length > 0, rest: 0 }
    },
    close: () => transport.close(),
  }
}
