/** Whether a host is this very machine: the only one to which anything may go unencrypted (F4). */
export const isLoopback = (host: string): boolean =>
  /^(?:localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])$/i.test(host.trim())

/** Whether secrets may be sent to an address: by https, or to this very machine. */
export function isSafeUrl(text: string): boolean {
  try {
    const { protocol, hostname } = new URL(text)
    return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
  } catch {
    return false
  }
}
