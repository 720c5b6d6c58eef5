/** Under which names this server answers, and from which pages it takes writes (G3, G5). */
export interface Addresses {
  /** Host headers, lower case, with the port where it is not the scheme's own. */
  readonly hosts: ReadonlySet<string>
  readonly origins: ReadonlySet<string>
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** The configured address, and this machine's own names with our port. */
export function addressesOf({ baseUrl, port }: { baseUrl: string; port: number }): Addresses {
  const base = new URL(baseUrl)
  const local = LOOPBACK.map((name) => new URL(`http://${name}:${port}`))
  return {
    hosts: new Set([base.host, ...local.map((url) => url.host)]),
    origins: new Set([base.origin, ...local.map((url) => url.origin)]),
  }
}

/** Exactly one Host header, and one of ours. Forwarded names are never looked at. */
export function isOurHost(rawHeaders: readonly string[], { hosts }: Addresses): boolean {
  const named = rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === 'host')
  const [host] = named
  return named.length === 1 && host !== undefined && hosts.has(host.toLowerCase())
}

/** A write carries our own header, which no foreign page can send without being asked, and no foreign origin. */
export function isOurPage(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  { origins }: Addresses,
): boolean {
  if (headers['x-asmo'] !== '1') return false
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const origin = headers['origin']
  return origin === undefined || (typeof origin === 'string' && origins.has(origin))
}
