import { readFileSync } from 'node:fs'
import { ImapFlow, type ImapFlowOptions, type Logger } from 'imapflow'
import { isLoopback } from '../../core/letters/mailbox-rules.ts'
import type { MailboxSettings } from '../../server/letters/watched-mailboxes.ts'
import type { Tokens } from './oauth.ts'
import { MailboxError, problemOf } from './problems.ts'
import { type Patience, within } from './imap-patience.ts'

/** A signed-in connection, and what the server said last when it refused something. */
export interface Connection {
  readonly client: ImapFlow
  readonly complaint: () => string
}

export interface Door {
  readonly settings: MailboxSettings
  /** Null: the mailbox is opened by a password. */
  readonly tokens: Tokens | null
  readonly patience: Patience
  readonly maxSize: number
}

/**
 * Connects and signs in. Certificates are verified, and nothing is said in the clear but on loopback (F4): a refusal
 * throws before any password travels. A token that the server refuses is renewed once.
 */
export async function connect(door: Door): Promise<Connection> {
  const { settings, tokens } = door
  if (settings.tls === 'off' && !isLoopback(settings.host)) throw new MailboxError('clear_refused')
  if (tokens === null) return open(door, { user: settings.user, pass: settings.password ?? '' })
  const first = await tokens.get()
  try {
    return await open(door, { user: settings.user, accessToken: first.token })
  } catch (error) {
    if (problemOf(error).word !== 'token_refused' || !first.wasAtHand) throw error
    const { token } = await tokens.get('fresh')
    return open(door, { user: settings.user, accessToken: token })
  }
}

async function open(door: Door, auth: NonNullable<ImapFlowOptions['auth']>): Promise<Connection> {
  let words = ''
  const logger: Logger = {
    debug: () => undefined,
    info: () => undefined,
    // The library answers a refused move or search with `false`, and tells the reason here only.
    warn: (entry: unknown) => {
      words = refusalIn(entry) ?? words
    },
    error: () => undefined,
  }
  const client = new ImapFlow({ ...optionsOf(door), auth, logger })
  // Whoever waits for an answer hears of it as well.
  client.on('error', () => undefined)
  try {
    await within(door.patience.connectMs, { client, work: client.connect() })
  } catch (error) {
    client.close()
    throw refused(error, auth)
  }
  return { client, complaint: () => words }
}

function optionsOf({ settings, patience, maxSize }: Door): ImapFlowOptions {
  const { host, port, tls, caFile } = settings
  return {
    host,
    port,
    secure: tls === 'implicit',
    doSTARTTLS: tls === 'starttls',
    tls: {
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      ...(caFile === null || caFile === undefined ? {} : { ca: readFileSync(caFile) }),
    },
    clientInfo: { name: 'ASMO-Support', version: '1', vendor: 'ASMO', 'support-url': '' },
    disableAutoIdle: true,
    disableCompression: true,
    connectionTimeout: patience.connectMs,
    greetingTimeout: patience.connectMs,
    socketTimeout: Math.max(patience.answerMs * 2, patience.pollMs * 2),
    maxLineLength: 64_000_000,
    // A server that does not know of parts of a letter sends it whole.
    maxLiteralSize: maxSize + 1_000_000,
    maxResponseSize: maxSize + 66_000_000,
  }
}

function refused(error: unknown, auth: NonNullable<ImapFlowOptions['auth']>): unknown {
  const { word, detail } = problemOf(error)
  if (word === 'sign_in' && auth.accessToken !== undefined) return new MailboxError('token_refused', detail)
  // What is left: the library's own sentences about a server that can't do what must be.
  const message = error instanceof Error ? error.message : ''
  if (word === 'other' && /STARTTLS|TLS/i.test(message)) return new MailboxError('no_encryption')
  if (word === 'other' && /authentication mechanism|authentication method|Login is disabled/i.test(message)) {
    return new MailboxError(auth.accessToken === undefined ? 'sign_in' : 'token_refused', message)
  }
  return error
}

function refusalIn(entry: unknown): string | null {
  if (typeof entry !== 'object' || entry === null || !('err' in entry)) return null
  const { err } = entry
  if (typeof err !== 'object' || err === null || !('responseText' in err)) return null
  return typeof err.responseText === 'string' ? err.responseText : null
}
