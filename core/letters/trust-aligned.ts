/** The domain of an address (`a@b`, `@b`) or of a bare domain, lower case, without the last dot; null: there is none. */
export function domainOf(value: string): string | null {
  const domain = value
    .slice(value.lastIndexOf('@') + 1)
    .toLowerCase()
    .replace(/\.$/, '')
  return domain.length <= 253 && /^[\p{L}\p{N}_](?:[\p{L}\p{N}._-]*[\p{L}\p{N}])?$/u.test(domain) ? domain : null
}

/**
 * Whether a proven domain speaks for the author's one: relaxed alignment (RFC 7489 3.1), equal, or one a subdomain of
 * the other. Two siblings under one organisation are not aligned, since we keep no list of public suffixes; the upper
 * domain must have two labels and must not be one under which anybody may register a name.
 */
export function isAligned(proven: string, author: string): boolean {
  if (proven === author) return true
  const [upper, lower] = proven.length < author.length ? [proven, author] : [author, proven]
  return lower.endsWith(`.${upper}`) && upper.includes('.') && !registries.has(upper)
}

/** Second-level names that belong to a registry or to a host of everybody's sites: Russian ones, and the commonest. */
const registries: ReadonlySet<string> = new Set(
  (
    'com.ru net.ru org.ru pp.ru msk.ru spb.ru nov.ru int.ru ac.ru edu.ru gov.ru mil.ru exnet.su msk.su spb.su nov.su ' +
    'adygeya.ru bashkiria.ru bir.ru cbg.ru dagestan.ru grozny.ru kalmykia.ru kustanai.ru marine.ru mordovia.ru ' +
    'mytis.ru nalchik.ru pyatigorsk.ru vladikavkaz.ru vladimir.ru narod.ru ucoz.ru h1n.ru beget.tech ' +
    'com.by net.by com.kz org.kz com.ua net.ua org.ua in.ua kiev.ua co.uk org.uk ac.uk gov.uk com.tr com.cn net.cn ' +
    'co.jp co.kr co.in co.il com.br com.au net.au co.nz com.mx co.za com.de eu.org github.io onmicrosoft.com'
  ).split(' '),
)
