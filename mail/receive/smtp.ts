import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type SMTPServerAddress, SMTPServer } from 'smtp-server'
import type { Instant } from '../../core/time/instant.ts'
import type { Log } from '../send/log.ts'
import type { StoreLetter } from './arrival.ts'
import { hear } from './hear.ts'
import { listenOf } from './listen.ts'
import { guardConnections, patience as usual, type Patience } from './patience.ts'

export interface IntakeOptions {
  /** `smtp://127.0.0.1:2525` or `lmtp://127.0.0.1:2424`, loopback only; port 0 takes a free one. */
  readonly listen: string
  /** Of one letter, in bytes; announced as SIZE (RFC 1870). */
  readonly maxSize: number
  /** Whether letters for this address are ours; others are refused (we never relay). */
  readonly accepts: (address: string) => Promise<boolean> | boolean
  readonly store: StoreLetter
  readonly now: () => Instant
  readonly log: Log
  /** What a client may cost; a test asks for less of it. */
  readonly patience?: Partial<Patience>
}

export interface Intake {
  readonly port: number
  /** Takes no more; letters on their way get five seconds. */
  stop(): Promise<void>
}

const recipientsMost = 100
const closeTimeout = 5000

/**
 * Our own door for letters, behind a mail server (SMTP, RFC 5321, or LMTP, RFC 2033). 250 is said only when the letter is
 * stored (I10); everything else keeps it with the sender. Throws when the address is no good or taken.
 */
export async function openIntake(options: IntakeOptions): Promise<Intake> {
  const { lmtp, host, port } = listenOf(options.listen)
  const limits = { ...usual, ...options.patience }
  const server = new SMTPServer({
    lmtp,
    // Not the name of this machine: a Postfix of the same name would see a loop.
    name: 'asmo.localhost',
    size: options.maxSize,
    rejectOversized: true,
    maxRecipients: recipientsMost,
    maxCommandLength: 4096,
    socketTimeout: limits.idleMs,
    closeTimeout,
    disabledCommands: ['AUTH', 'STARTTLS', 'WIZ', 'SHELL', 'KILL', 'XCLIENT', 'XFORWARD'],
    hideENHANCEDSTATUSCODES: false,
    disableReverseLookup: true,
    // The mail server in front has judged the form of addresses already.
    lenientAddressParsing: true,
    logger: false,
    onConnect: (_session, done) => done(),
    onRcptTo: ({ address }, _session, done) => void welcome(address, options).then(done),
    onData: (stream, session, done) => {
      stream.once('end', () => guard.received(session.id))
      const { mailFrom, rcptTo } = session.envelope
      const envelope = { from: mailFrom === false ? '' : tidy(mailFrom), to: rcptTo.map(tidy) }
      void hear(stream, { ...options, envelope }).then((heard) => {
        if (heard.stored) done(null, '2.6.0 Stored')
        else done(refusal(heard.code, heard.words))
      })
    },
  })
  const guard = guardConnections(server, { patience: limits, maxSize: options.maxSize })
  server.on('error', (error) => options.log.warn({ error }, 'the intake of letters has a fault'))
  server.listen(port, host)
  await once(server.server, 'listening')
  const address = server.server.address() as AddressInfo
  options.log.info({ host, port: address.port, lmtp }, 'intake of letters is open')
  return {
    port: address.port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          guard.end('everybody')
          resolve()
        })
        guard.end('idle')
      }),
  }
}

async function welcome(address: string, { accepts, log }: IntakeOptions): Promise<Error | null> {
  try {
    return (await accepts(lowerDomain(address))) ? null : refusal(550, '5.7.1 No mail for this address here')
  } catch (error) {
    log.error({ error }, 'a recipient could not be looked up')
    return refusal(451, '4.3.0 Try again later')
  }
}

const refusal = (responseCode: number, words: string): Error => Object.assign(new Error(words), { responseCode })

const tidy = ({ address }: SMTPServerAddress): string => lowerDomain(address)

function lowerDomain(address: string): string {
  const at = address.lastIndexOf('@')
  return address.slice(0, at + 1) + address.slice(at + 1).toLowerCase()
}
