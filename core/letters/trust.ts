import type { Letter } from './letter.ts'
import { domainOf, isAligned } from './trust-aligned.ts'
import { readResults } from './trust-results.ts'
import type { MethodResult, ResultsField } from './trust-results.ts'

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

/**
 * Reads the results of the one server that we trust, by its authserv-id; null: none is configured. Only its topmost
 * field counts: what stands below may have come with the letter (RFC 8601 5). `*.yandex.net` trusts every server under
 * that name, where a provider has many; `-` trusts the very first field if it names no server (Exchange Online).
 * DMARC decides; where there is none, an aligned DKIM signature proves the author, or else an aligned SPF.
 */
export function authenticationOf(letter: Letter, trusted: string | null): Authentication {
  const results = trusted === null ? [] : (trustedField(letter, trusted)?.results ?? [])
  const found = { spf: spfOf(results), dkim: dkimOf(results, letter), dmarc: dmarcOf(results) }
  return {
    spf: resultOf(found.spf),
    dkim: resultOf(found.dkim),
    dmarc: resultOf(found.dmarc),
    verdict: verdictOf(letter, found),
  }
}

function trustedField(letter: Letter, trusted: string): ResultsField | null {
  const wanted = trusted.trim().toLowerCase()
  if (wanted === '') return null
  for (const text of (letter.head['authentication-results'] ?? []).slice(0, 100)) {
    const field = readResults(text)
    if (wanted === '-') return field?.server === null ? field : null
    // A field that can't be read ends the search: the next one may be what an outsider wrote.
    if (field === null) return null
    if (field.server !== null && isServer(field.server, wanted)) return field
  }
  return null
}

const isServer = (server: string, wanted: string): boolean =>
  wanted.startsWith('*.') ? server.endsWith(wanted.slice(1)) : server === wanted

interface Found {
  readonly spf: MethodResult | undefined
  readonly dkim: MethodResult | undefined
  readonly dmarc: MethodResult | undefined
}

function verdictOf({ from }: Letter, { spf, dkim, dmarc }: Found): Authentication['verdict'] {
  if (from === null) return 'fail'
  const author = domainOf(from.address)
  const policy = resultOf(dmarc)
  if (policy === 'fail') return 'fail'
  if (author === null) return 'unknown'
  if (dmarc !== undefined && policy === 'pass') return ofPassed(dmarc, author)
  return [dkim, spf].some((one) => resultOf(one) === 'pass' && isProven(one, author)) ? 'pass' : 'unknown'
}

/** The server judged the From that it read; where that is another than ours, the two disagree on the author (D3). */
function ofPassed(dmarc: MethodResult, author: string): Authentication['verdict'] {
  const judged = dmarc.properties.get('header.from')
  if (judged === undefined || domainOf(judged) === author) return 'pass'
  const isForeignScript = [judged, author].some((domain) => /xn--|[^\p{ASCII}]/u.test(domain))
  return isForeignScript ? 'unknown' : 'fail'
}

function isProven(found: MethodResult | undefined, author: string): boolean {
  return found !== undefined && provenBy(found).some((domain) => isAligned(domain, author))
}

/** Yandex writes smtp.mail and header.i, Exchange header.d; the helo name proves no author. */
function provenBy({ method, properties }: MethodResult): string[] {
  const names = method === 'dkim' ? ['header.d', 'header.i'] : ['smtp.mailfrom', 'smtp.mail', 'envelope-from']
  const value = names.map((name) => properties.get(name)).find((one) => one !== undefined)
  const domain = value === undefined ? null : domainOf(value)
  return domain === null ? [] : [domain]
}

/** The aligned signature that passes, if there is one; else any that passes; else the first. */
function dkimOf(results: readonly MethodResult[], { from }: Letter): MethodResult | undefined {
  const all = results.filter((one) => one.method === 'dkim')
  const passed = all.filter((one) => resultOf(one) === 'pass')
  const author = from === null ? null : domainOf(from.address)
  return passed.find((one) => author !== null && isProven(one, author)) ?? passed[0] ?? all[0]
}

/** Of the envelope sender, where the helo name was checked too. */
function spfOf(results: readonly MethodResult[]): MethodResult | undefined {
  const all = results.filter((one) => one.method === 'spf')
  return all.find((one) => provenBy(one).length > 0) ?? all[0]
}

/** One that fails outweighs one that passes: a letter has one author, and so one result. */
function dmarcOf(results: readonly MethodResult[]): MethodResult | undefined {
  const all = results.filter((one) => one.method === 'dmarc')
  return all.find((one) => resultOf(one) === 'fail') ?? all[0]
}

function resultOf(found: MethodResult | undefined): AuthenticationResult | null {
  if (found === undefined) return null
  if (found.result === 'hardfail') return 'fail' // older Google and sid-milter
  if (found.result === 'bestguesspass') return 'none' // Exchange: the domain has no DMARC
  return authenticationResults.find((one) => one === found.result) ?? null
}
