import iconv from 'iconv-lite'

/** The charsets in which Russian comes when nobody says so; where two read alike, the earlier one. */
const cyrillicCharsets = ['windows-1251', 'koi8-r', 'ibm866', 'iso-8859-5', 'x-mac-cyrillic', 'koi8-u'] as const
type CyrillicCharset = (typeof cyrillicCharsets)[number]

/** How well bytes read as Russian in a charset, an octet outside ASCII on average: some 2 for Russian, below 0 for noise. */
export interface Likeness {
  readonly charset: CyrillicCharset
  readonly score: number
}

/**
 * How well the bytes read as Russian in each of the charsets, best first, and how many octets outside ASCII there are.
 * Looks at pairs of letters (as frequent as in Russian prose) and at the case, for KOI8-R and CP1251 read as one
 * another give words as well, with the case turned round. Linear; hand in a sample.
 */
export function likenesses(bytes: Uint8Array): { readonly octets: number; readonly best: readonly Likeness[] } {
  let octets = 0
  for (const byte of bytes) if (byte > 127) octets += 1
  const best = cyrillicCharsets
    .map((charset) => ({
      charset,
      score: octets === 0 ? 0 : (scoreOf(bytes, kindsOf(charset)) + (usual[charset] ?? 0)) / octets,
    }))
    .sort((one, other) => other.score - one.score)
  return { octets, best }
}

/** Whether octets outside ASCII stand in words of their own, as Cyrillic does, and not among Latin letters (`Grüße`). */
export function standApart(bytes: Uint8Array): boolean {
  let octets = 0
  let among = 0
  for (const [at, byte] of bytes.entries()) {
    if (byte < 128) continue
    octets += 1
    if (isLatin(bytes[at - 1]) || isLatin(bytes[at + 1])) among += 1
  }
  return octets > 0 && among * 3 < octets
}

/** So little can a single letter say that habit decides. */
const usual: Partial<Record<CyrillicCharset, number>> = { 'windows-1251': 6, 'koi8-r': 3 }

const isLatin = (byte = 0): boolean => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)

function scoreOf(bytes: Uint8Array, kinds: Int16Array): number {
  let score = 0
  let before = EDGE
  for (const byte of bytes) {
    const kind = kinds[byte] ?? EDGE
    const letter = kind < 0 ? OTHER : kind % CASE
    if (kind < 0) score += kind
    else if (letter !== EDGE || before % CASE !== EDGE) {
      score += Number(pairs[(before % CASE) * WIDTH + letter] ?? 0) - MIDDLE
      if (before < CASE && before !== EDGE && kind >= CASE) score -= CASE_TURNS
    }
    before = kind < 0 ? OTHER : kind
  }
  return score
}

/** The letters of the table below, then the edge of a word. */
const LETTERS = 'абвгдежзийклмнопрстуфхцчшщъыьэюя'
const EDGE = 32
const WIDTH = 33
/** Added to the number of a letter that is a capital. */
const CASE = 100
/** A letter of no Russian word: nothing is known of what stands beside it. */
const OTHER = EDGE
/** A capital after a small letter. */
const CASE_TURNS = 7
/** The digit of the table for a pair that is as frequent as chance. */
const MIDDLE = 4
/** What stands in letters besides letters: it speaks for nothing. */
const USUAL = new Set('«»—–№…•“”„’‘\u00a0°§©®™±·×')
const COUSINS = new Set('іїєґўІЇЄҐЎ')

const kinds = new Map<CyrillicCharset, Int16Array>()

/** What each byte is in a charset: a letter (a capital, 100 more), the edge of a word, or (negative) what it costs. */
function kindsOf(charset: CyrillicCharset): Int16Array {
  const known = kinds.get(charset)
  if (known !== undefined) return known
  const name = charset === 'x-mac-cyrillic' ? 'maccyrillic' : charset
  const characters = iconv.decode(Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)), name)
  const made = Int16Array.from({ length: 256 }, (_, byte) => kindOf(characters.charAt(byte)))
  kinds.set(charset, made)
  return made
}

function kindOf(character: string): number {
  const small = character.toLowerCase()
  const letter = LETTERS.indexOf(small === 'ё' ? 'е' : small)
  if (letter >= 0) return small === character ? letter : letter + CASE
  if (character.charCodeAt(0) < 128 || USUAL.has(character)) return EDGE
  if (COUSINS.has(character)) return -1
  return /\p{Script=Cyrillic}/u.test(character) ? -4 : /[\p{Cc}\ufffd]/u.test(character) ? -9 : -6
}

/** How frequent a pair of letters is: 5 for as frequent as chance, one more for twice that, 0 for never. A row a letter. */
const pairs = [
  '077467472577682667821455570000469',
  '600005003044067071040200053500024',
  '801008017056057055550302000620037',
  '510032005015037050030000000000004',
  '703157006025467264160300000310035',
  '434665451657792387803556540000009',
  '440056005050252000040000000000001',
  '806053104020455020030006000320025',
  '555458266676674458803446410000479',
  '000040000045121005500012100000008',
  '803005006005037064560040000000007',
  '700017407043047003060001000470556',
  '610007006012437203050000000500047',
  '800148239040079004562032000740167',
  '089776664777765687802426500000059',
  '600007006035038281050000000210023',
  '905508507050558004360300300640156',
  '544037006067657665851403100560177',
  '806028007063348577052005000580029',
  '233554640454340446601205230000507',
  '500002014000005020020000000000000',
  '200004003000045040010000000000006',
  '200004006000002000020000000100002',
  '700007007030050000620000100020003',
  '400006005023021000100000000000003',
  '300008004000000000010000000000000',
  '000002000000000000000000000000010',
  '035225000625400301600501200000007',
  '010001041040550002401000400000218',
  '000000000033020000500000000000000',
  '010030000000000010400004040000006',
  '044034040003320002600122030000229',
  '769586688286799989776337310006140',
].join('')
