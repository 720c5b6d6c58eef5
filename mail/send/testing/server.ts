import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface Taken {
  readonly from: string
  readonly to: readonly string[]
  readonly raw: string
  /** What stood behind the addresses of MAIL and RCPT. */
  readonly asked: readonly Readonly<Record<string, unknown>>[]
}

/** What the server says to the nth DATA or RCPT; undefined: it takes the letter. */
export interface Mood {
  rcpt?: (address: string, nth: number) => number | undefined
  /** `drop`: takes the letter and hangs up before saying so. */
  data?: (nth: number) => number | 'drop' | undefined
}

export interface Peer {
  readonly url: string
  readonly taken: Taken[]
  mood: Mood
  close(): Promise<void>
}

/** A real SMTP server on loopback that remembers what it took. */
export async function smtpPeer(options: SMTPServerOptions & { port?: number } = {}): Promise<Peer> {
  const taken: Taken[] = []
  const sockets = new Set<Socket>()
  const count = { rcpt: 0, data: 0 }
  const peer: { mood: Mood } = { mood: {} }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    ...options,
    onRcptTo: ({ address }, _session, done) => {
      const code = peer.mood.rcpt?.(address, (count.rcpt += 1))
      if (code === undefined) return done()
      done(Object.assign(new Error(`no ${address}`), { responseCode: code }))
    },
    onData: (stream, session, done) => {
      void text(stream).then((raw) => {
        const answer = peer.mood.data?.((count.data += 1))
        if (typeof answer === 'number') return done(Object.assign(new Error('not now'), { responseCode: answer }))
        const { mailFrom, rcptTo } = session.envelope
        const asked = [...(mailFrom === false ? [] : [mailFrom]), ...rcptTo].map(({ args }) => ({ ...args }))
        const from = mailFrom === false ? '' : mailFrom.address
        taken.push({ from, to: rcptTo.map((one) => one.address), raw, asked })
        if (answer === 'drop') return sockets.forEach((socket) => socket.destroy())
        return done()
      })
    },
  })
  server.server.on('connection', (socket) => sockets.add(socket))
  server.on('error', () => undefined)
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    get mood() {
      return peer.mood
    },
    set mood(mood) {
      peer.mood = mood
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** The value of a header, unfolded; undefined when there is none. More than one is a fault. */
export function header(raw: string, name: string): string | undefined {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/g, ' ')
  const lines = head.split('\r\n').filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
  if (lines.length > 1) throw new Error(`${name} stands there ${lines.length} times`)
  return lines[0]?.slice(name.length + 1).trim()
}
