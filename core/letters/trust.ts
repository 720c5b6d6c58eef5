import type { Letter } from './letter.ts'

export const authenticationResults = [
  'pass',
  'fail',
  'softfail',
  'neutral',
  'none',
  'policy',
  'temperror',
  'permerror',
] as const
export type AuthenticationResult = (typeof authenticationResults)[number]

/** What our own mail server found out about the sender (RFC 8601), and what follows for the author. */
export interface Authentication {
  /** Null: it says nothing of it, or there is no server that we trust. */
  readonly spf: AuthenticationResult | null
  readonly dkim: AuthenticationResult | null
  readonly dmarc: AuthenticationResult | null
  /**
   * `pass`: the author's domain is proven. `fail`: it is proven to be somebody else (DMARC), or From is ambiguous (D3).
   * `unknown`: nothing proves either; most closed networks.
   */
  readonly verdict: 'pass' | 'fail' | 'unknown'
}

/** Reads the results of the one server that we trust, by its authserv-id; null: none is configured, or none there. */
export function authenticationOf(_letter: Letter, _trusted: string | null): Authentication {
  return { spf: null, dkim: null, dmarc: null, verdict: 'unknown' }
}
