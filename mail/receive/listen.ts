import { isLoopback } from '../../core/letters/mailbox-rules.ts'

/** Where the intake listens, and which of the two languages it speaks. */
export interface Listen {
  readonly lmtp: boolean
  readonly host: string
  /** 0: any free one. */
  readonly port: number
}

/**
 * Reads `smtp://127.0.0.1:2525` or `lmtp://[::1]:24`. Throws with a sentence for anything else, and for an address that
 * others than this machine reach: a mail server in front of us meets the world (`ops/postfix/`).
 */
export function listenOf(address: string): Listen {
  const wanted = 'an address like smtp://127.0.0.1:2525 or lmtp://127.0.0.1:2424'
  if (!URL.canParse(address)) throw new TypeError(`The intake of letters needs ${wanted}`)
  const { protocol, hostname, port, pathname, search, username } = new URL(address)
  if (protocol !== 'smtp:' && protocol !== 'lmtp:') throw new TypeError(`The intake of letters needs ${wanted}`)
  if (port === '' || username !== '' || search !== '' || (pathname !== '' && pathname !== '/')) {
    throw new TypeError(`The intake of letters needs ${wanted}, with a port and nothing more`)
  }
  const host = hostname.replaceAll(/^\[|\]$/g, '')
  if (!isLoopback(host)) {
    throw new TypeError(
      `The intake of letters listens on a loopback address only (127.0.0.1, ::1), not on ${host}: put a mail server in front`,
    )
  }
  return { lmtp: protocol === 'lmtp:', host, port: Number(port) }
}
