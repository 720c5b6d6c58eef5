import type { SendMailOptions } from 'nodemailer'
import { createTransport } from 'nodemailer'
import { isLoopback } from '../../core/letters/mailbox-rules.ts'

/** One conversation about one letter; resolves with the server's last word. */
export interface Transport {
  send(message: SendMailOptions): Promise<string>
  close(): void
}

/** How many letters are on their way at once. */
export const connections = 4

const SECOND = 1000

/**
 * A pool of connections to `smtp://user:password@host:port` or `smtps://…`. The conversation is encrypted and the
 * certificate checked (F4): a server that offers no STARTTLS or shows a wrong certificate gets no letter. Only on
 * loopback, or where the address ends with `?tls=off`, letters go in the clear.
 */
export function openTransport(smtpUrl: string): Transport {
  const transport = createTransport({ ...serverOf(smtpUrl), pool: true, maxConnections: connections, maxMessages: 100 })
  return {
    send: async (message) => {
      const sent: { response?: string } = await transport.sendMail(message)
      return sent.response ?? ''
    },
    close: () => transport.close(),
  }
}

export interface Server {
  readonly host: string
  readonly port: number
  readonly secure: boolean
  readonly requireTLS: boolean
  readonly ignoreTLS: boolean
  readonly auth?: { readonly user: string; readonly pass: string }
  readonly connectionTimeout: number
  readonly greetingTimeout: number
  readonly socketTimeout: number
  readonly disableFileAccess: true
  readonly disableUrlAccess: true
}

/** Reads SMTP_URL; throws with a sentence that names what is wrong. */
export function serverOf(smtpUrl: string): Server {
  if (!URL.canParse(smtpUrl)) throw new TypeError('SMTP_URL is not an address like smtp://user:password@host:587')
  const url = new URL(smtpUrl)
  const secure = url.protocol === 'smtps:'
  if (!secure && url.protocol !== 'smtp:') throw new TypeError('SMTP_URL must start with smtp:// or smtps://')
  if (url.hostname === '') throw new TypeError('SMTP_URL names no host')
  const tls = url.searchParams.get('tls')
  if (tls !== null && tls !== 'off' && tls !== 'required') throw new TypeError('SMTP_URL: tls is off or required')
  const host = url.hostname.replaceAll(/^\[|\]$/g, '')
  const clear = !secure && (tls === 'off' || (tls === null && isLoopback(host)))
  return {
    host,
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: !secure && !clear,
    ignoreTLS: clear,
    ...(url.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    connectionTimeout: 30 * SECOND,
    greetingTimeout: 30 * SECOND,
    // A slow server may take a minute over a command (I11).
    socketTimeout: 120 * SECOND,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
