import type { Letter } from '../../../core/letters/letter.ts'
import { readLetterHere } from '../../parse/here.ts'
import { startOutbox } from '../../send/outbox.ts'
import { smtpPeer } from '../../send/testing/server.ts'
import { bouncePattern, replyPattern, type PostHouse, startPostHouse } from './house.ts'

/** What the house writes, as it arrives: the real outbox, and a mail server that keeps what it gets. */
interface Correspondence {
  /** Every letter that left so far, read by our own reader, with the one address that it went to. */
  readonly left: () => Promise<readonly { readonly to: string; readonly raw: string; readonly letter: Letter }[]>
  /** Waits for a letter to this address. */
  readonly arrives: (address: string, wanted: (letter: Letter) => boolean) => Promise<Letter>
  /** Waits until nothing is on its way: before the clock is moved, or a letter would leave at another hour than it was written. */
  readonly settled: () => Promise<void>
  readonly close: () => Promise<void>
}

/** A post house and what it writes, for one file of tests. */
export async function openPost(options: Parameters<typeof startPostHouse>[0]): Promise<Post> {
  const house = await startPostHouse(options)
  const post = await openCorrespondence(house)
  const stop = async (): Promise<void> => {
    await post.close()
    await house.close()
  }
  return { house, post, stop }
}

interface Post {
  readonly house: PostHouse
  readonly post: Correspondence
  readonly stop: () => Promise<void>
}

async function openCorrespondence({ server }: PostHouse): Promise<Correspondence> {
  const peer = await smtpPeer()
  const complaints: string[] = []
  const complain = (facts: object, message: string): void => void complaints.push(`${message} ${JSON.stringify(facts)}`)
  const outbox = await startOutbox({
    database: server.house.database,
    mailFrom: 'АСМО-поддержка <support@help.example>',
    mailReplyTo: replyPattern,
    mailBounceTo: bouncePattern,
    smtpUrl: peer.url,
    baseUrl: 'https://help.example',
    now: server.house.now,
    random: server.house.random,
    log: { info: () => undefined, warn: complain, error: complain },
    pollMs: 25,
  })
  const read = new Map<string, Promise<Letter>>()
  const letterOf = (raw: string): Promise<Letter> => {
    const letter = read.get(raw) ?? readLetterHere(Buffer.from(raw))
    read.set(raw, letter)
    return letter
  }
  const left: Correspondence['left'] = () =>
    Promise.all(peer.taken.map(async ({ to, raw }) => ({ to: to.join(' '), raw, letter: await letterOf(raw) })))
  return {
    left,
    arrives: async (address, wanted) => {
      for (let tries = 0; tries < 400; tries++) {
        const found = (await left()).find(({ to, letter }) => to === address && wanted(letter))
        if (found !== undefined) return found.letter
        await new Promise((resolve) => setTimeout(resolve, 25))
        // An attempt that failed is due again by the house's clock, which stands: a connection may have been shut just then.
        if (tries % 100 === 99) server.clock.move(15_000)
      }
      const subjects = (await left()).map(({ to, letter }) => `${to}: ${letter.subject}`)
      throw new Error(`no such letter to ${address}; there are ${subjects.join('\n')}\n${complaints.join('\n')}`)
    },
    settled: async () => {
      for (let tries = 0; tries < 400; tries++) {
        const waiting = await server.house.database.read((reader) =>
          reader.selectFrom('notice').select('id').where('state', 'in', ['queued', 'sending']).limit(1).execute(),
        )
        if (waiting.length === 0) return
        await new Promise((resolve) => setTimeout(resolve, 25))
      }
      throw new Error(`letters are still on their way\n${complaints.join('\n')}`)
    },
    close: async () => {
      await outbox.stop()
      await peer.close()
    },
  }
}
