import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { limits } from './limits.ts'
import { likenesses, standApart } from './russian.ts'

/** How a text was decoded, and what was wrong with what it said about itself. */
export interface ReadText {
  readonly text: string
  readonly charset: string
  readonly problem: 'charset_guessed' | 'charset_mislabelled' | null
}

/** Decodes by the declared charset unless the bytes show that it can't be right. Never fails; linear. U15. */
export function readText(bytes: Buffer, declared: string | null): ReadText {
  const { charset, problem } = chooseCharset(bytes, declared)
  return { text: decodeBytes(bytes, charset), charset, problem }
}

/** In which charset bytes really are. */
export function chooseCharset(bytes: Buffer, declared: string | null): Omit<ReadText, 'text'> {
  const named = declared === null ? null : knownCharset(declared)
  const marked = byteOrderMark(bytes)
  if (marked !== null && (named === null || unicode.has(named))) return { charset: marked, problem: null }
  if (named !== null && !singleByte.test(named) && named !== 'utf-8') return { charset: named, problem: null }
  const sample = sampleOf(bytes)
  if (sample.length === 0) return { charset: named ?? 'utf-8', problem: null }
  if (isUtf8(bytes)) return { charset: 'utf-8', problem: named === 'utf-8' ? null : problemWith(declared) }
  const damaged = mostlyUtf8(sample)
  if (damaged) return { charset: 'utf-8', problem: named === 'utf-8' ? null : problemWith(declared) }
  return amongSingleBytes(sample, named === 'utf-8' ? null : named, declared)
}

/** Decodes by a charset that `chooseCharset` named; undecodable bytes become U+FFFD. */
export function decodeBytes(bytes: Buffer, charset: string): string {
  try {
    if (iconv.encodingExists(iconvName(charset))) return iconv.decode(bytes, iconvName(charset))
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return bytes.toString('latin1')
  }
}

const unicode = new Set(['utf-8', 'utf-16', 'utf-16le', 'utf-16be'])
const singleByte = /^(?:us-ascii|windows-125\d|windows-874|iso-8859-\d{1,2}|koi8-[rut]|koi8-ru|ibm\d{3}|x-mac-\w+|mik)$/
const iconvName = (charset: string): string => (charset === 'x-mac-cyrillic' ? 'maccyrillic' : charset)

/** The one name by which we know a charset; null: unknown, or none (iconv also "knows" base64 and hex). */
function knownCharset(declared: string): string | null {
  const label = declared
    .slice(0, 60)
    .toLowerCase()
    .replaceAll(/[^\w.:-]/g, '')
    .replaceAll('_', '-')
  const windows = /^(?:x-)?(?:windows|win|cp|ms)-?(125\d|874)$/.exec(label)
  if (windows !== null) return `windows-${windows[1]}`
  const iso = /^iso-?8859-?(\d{1,2})(?:-[ie])?$/.exec(label)
  if (iso !== null) return `iso-8859-${iso[1]}`
  const ibm = /^(?:x-)?(?:cp|ibm|dos|oem)-?(\d{3})$/.exec(label)
  if (ibm !== null && Number(ibm[1]) < 900 && iconv.encodingExists(`cp${ibm[1]}`)) return `ibm${ibm[1]}`
  const alias = aliases.get(label)
  if (alias !== undefined) return alias
  return many.test(label) ? label : null
}

/** Charsets of several bytes a character, by the names that decoders know. */
const many =
  /^(?:utf-(?:16|32)(?:le|be)?|gbk|gb2312|gb18030|big5(?:-hkscs)?|shift[-_]jis|euc-(?:jp|kr)|ks-c-5601-1987|iso-2022-(?:jp|kr)|cp9\d\d)$/

/** Other names of charsets, as letters write them. */
const aliases = new Map(
  Object.entries({
    'utf-8': 'utf-8 utf8 x-utf-8 utf-8-bom unicode-1-1-utf-8 x-unicode20utf8 cp65001',
    'utf-7': 'utf-7 utf7 unicode-1-1-utf-7 cp65000',
    'utf-16': 'utf16 unicode ucs-2',
    'us-ascii': 'us-ascii ascii ansi-x3.4-1968 7bit',
    'iso-8859-1': 'latin1 l1',
    'iso-8859-2': 'latin2',
    'iso-8859-5': 'cyrillic csisolatincyrillic',
    'koi8-r': 'koi8-r koi8r koi8 koi cskoi8r',
    'koi8-u': 'koi8-u koi8u koi8-ru koi8ru',
    'x-mac-cyrillic': 'x-mac-cyrillic mac-cyrillic maccyrillic x-mac-ukrainian',
    ibm866: 'alt',
    gbk: 'x-gbk',
    shift_jis: 'sjis shift-jis x-sjis',
  }).flatMap(([charset, names]) => names.split(' ').map((name) => [name, charset] as const)),
)

function byteOrderMark([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : null
}

/** The bytes from shortly before the first one outside ASCII on; none: the text is ASCII. */
function sampleOf(bytes: Buffer): Buffer {
  const first = bytes.findIndex((byte) => byte > 127)
  return first < 0 ? bytes.subarray(0, 0) : bytes.subarray(Math.max(0, first - 64), first + limits.sampleBytes)
}

const problemWith = (declared: string | null): ReadText['problem'] =>
  declared === null ? 'charset_guessed' : 'charset_mislabelled'

/** Damaged UTF-8, cut in the middle of a character for instance, is still UTF-8. */
function mostlyUtf8(bytes: Buffer): boolean {
  const text = bytes.toString('utf8')
  let sound = 0
  let broken = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === 0xfffd) broken += 1
    else if (unit > 127) sound += 1
  }
  return sound > broken * 4 // one lone pair of KOI8-R may look like UTF-8, five in a row do not
}

/** What a letter must win by before we read it in another charset than it says, an octet on average. */
const MARGIN = 1.2
/** Fewer octets outside ASCII than these prove nothing against a declared charset. */
const PROOF = 6
/** What reads worse is not Russian. */
const RUSSIAN = 0.5

function amongSingleBytes(sample: Buffer, named: string | null, declared: string | null): Omit<ReadText, 'text'> {
  const { octets, best } = likenesses(sample)
  const [first] = best
  const winner = first !== undefined && standApart(sample) ? first : null
  const own = best.find(({ charset }) => charset === named)
  if (own !== undefined && named !== null) {
    const wrong = winner !== null && octets >= PROOF && winner.score >= RUSSIAN && winner.score > own.score + MARGIN
    return wrong ? { charset: winner.charset, problem: 'charset_mislabelled' } : { charset: named, problem: null }
  }
  const russian = winner !== null && (winner.score >= RUSSIAN || named === null)
  if (russian && (octets >= PROOF || named === null || named === 'us-ascii'))
    return { charset: winner.charset, problem: problemWith(declared) }
  if (named !== null && named !== 'us-ascii') return { charset: named, problem: null }
  return { charset: 'windows-1252', problem: problemWith(declared) }
}
