import { startDovecot, type Dovecot } from '../../mail/testing/dovecot.ts'
import { type Postfix, startPostfix } from '../../mail/testing/postfix.ts'
import { freePorts } from '../../mail/testing/watched.ts'
import { startPostRoom } from '../../mail/post-room.ts'
import { startOutbox, type Outbox } from '../../mail/send/outbox.ts'
import { parseLetter } from '../../mail/parse/parse.ts'
import type { Letter as ReadLetter } from '../../core/letters/letter.ts'
import { talkTo } from '../../mail/receive/testing/talk.ts'
import type { PostOffice } from './letters.ts'
import { until } from './until.ts'

/** The provider's own mail domain in these stories; customers have `zarya.example` and `beta.example`. */
export const ourDomain = 'help.example'
export const supportAddress = `support@${ourDomain}`

/** A real Postfix that carries letters both ways, and a real Dovecot with the mailboxes of everybody outside. */
export interface RealPost extends PostOffice {
  readonly dovecot: Dovecot
  readonly postfix: Postfix
  /** Hands a letter to Postfix, as somebody's mail program would. */
  send(envelope: { readonly from: string; readonly to: string }, raw: string | Buffer): Promise<void>
  /** Everything in a mailbox, read by our own reader, oldest first. */
  inbox(address: string): Promise<readonly ReadLetter[]>
  /** Waits for a letter in a mailbox. */
  arrives(address: string, wanted: (letter: ReadLetter) => boolean): Promise<ReadLetter>
}

/** Everything that a story with real mail servers stands on. */
export async function openRealPost(users: readonly string[]): Promise<RealPost> {
  const dovecot = await startDovecot({ users })
  const [door = 0] = await freePorts(1)
  const lmtp = `lmtp://127.0.0.1:${dovecot.lmtpPort}`
  const outside = [...new Set(users.map((user) => user.slice(user.indexOf('@') + 1)))]
  const routes = Object.fromEntries(outside.map((domain) => [domain, lmtp]))
  const postfix = await startPostfix({ routes: { ...routes, [ourDomain]: `lmtp://127.0.0.1:${door}` } })
  let outbox: Outbox | undefined

  const inbox = async (address: string): Promise<readonly ReadLetter[]> => {
    const client = await dovecot.client(address)
    try {
      await client.mailboxOpen('INBOX', { readOnly: true })
      const letters: ReadLetter[] = []
      for await (const { source } of client.fetch('1:*', { source: true })) {
        if (source !== undefined) letters.push(await parseLetter(source, async () => '0'.repeat(64)))
      }
      return letters
    } finally {
      await client.logout()
    }
  }
  const arrives: RealPost['arrives'] = async (address, wanted) => {
    let seen: readonly ReadLetter[] = []
    return until(
      async () => {
        seen = await inbox(address)
        return seen.find(wanted)
      },
      () =>
        `no such letter for ${address}; there are ${JSON.stringify(seen.map(({ subject }) => subject))}\n${postfix.log().slice(-2000)}`,
    )
  }
  return {
    dovecot,
    postfix,
    inbox,
    arrives,
    send: (envelope, raw) => handOver(postfix.smtpPort, envelope, raw),
    to: () => [],
    wait: async (address, words) => {
      const matches = (text: string): boolean => (typeof words === 'string' ? text.includes(words) : words.test(text))
      const { subject, text } = await arrives(address, (letter) =>
        matches(`${letter.subject}\n${letter.text}`.replaceAll(/\s+/g, ' ')),
      )
      return { to: address, subject, text }
    },
    wake: () => outbox?.wake(),
    workers: [
      async ({ house, listener, log }) => {
        outbox = await startOutbox({
          database: house.database,
          listener,
          mailFrom: `АСМО-поддержка <${supportAddress}>`,
          mailReplyTo: `support+{token}@${ourDomain}`,
          mailBounceTo: `bounce+{token}@${ourDomain}`,
          smtpUrl: postfix.url,
          baseUrl: house.baseUrl,
          now: house.now,
          random: house.random,
          log,
          pollMs: 500,
        })
        return outbox
      },
      ({ house, shelf, listener, log }) =>
        startPostRoom({
          house,
          filesFolder: shelf.folder,
          listener,
          log,
          mailFrom: supportAddress,
          replyTo: `support+{token}@${ourDomain}`,
          bounceTo: `bounce+{token}@${ourDomain}`,
          authservId: `mx.${ourDomain}`,
          listen: `lmtp://127.0.0.1:${door}`,
          maxSize: 10_000_000,
          pollMs: 500,
        }),
    ],
    close: async () => {
      await postfix.stop()
      await dovecot.stop()
    },
  }
}

/** A whole SMTP conversation; throws when it is refused. */
async function handOver(port: number, { from, to }: { from: string; to: string }, raw: string | Buffer): Promise<void> {
  const talk = await talkTo(port)
  try {
    for (const line of ['EHLO desk.example', `MAIL FROM:<${from}>`, `RCPT TO:<${to}>`, 'DATA']) {
      const said = await talk.say(line)
      if (!/^[23]/.test(said)) throw new Error(`${line}: ${said}`)
    }
    const said = await talk.letter(String(raw).replaceAll(/^\./gm, '..').replace(/\r\n$/, ''))
    if (!said.startsWith('250')) throw new Error(said)
  } finally {
    talk.end()
  }
}
