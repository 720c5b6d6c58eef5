import { withRuleAbove } from './fold-heads.ts'
import type { Lines } from './fold-lines.ts'
import {
  isAdvertisement,
  isContact,
  isData,
  isDeviceMark,
  isFarewell,
  isListFooter,
  isSubstantial,
  opensDisclaimer,
  soundsLegal,
} from './fold-signature-words.ts'

/** What one said: lines from `from` up to `end`, the first line after them. */
export interface Stretch {
  readonly from: number
  readonly end: number
}

/**
 * Where the signature begins at the end of what one said: a farewell with a few short lines, «-- » (RFC 3676), a mark of
 * the device, a disclaimer, each above the other. `end`: there is none. Whatever stands below a farewell and says
 * something keeps it unfolded (U12). Looks at a bounded number of lines that are not empty.
 */
export function signatureStart(lines: Lines, { from, end }: Stretch): number {
  let start = end
  for (let peeled = 0; peeled < 10; peeled += 1) {
    const bottom = lastWords(lines, { from, end: start })
    if (bottom < from) return start
    const next = peel(lines, { from, end: bottom + 1 })
    if (next === null) return start
    start = withRuleAbove(lines, { from, end: next })
  }
  return start
}

function peel(lines: Lines, said: Stretch): number | null {
  const bottom = said.end - 1
  const last = lines.look(bottom)
  if (isDeviceMark(last) || isAdvertisement(last)) return bottom
  return (
    disclaimerStart(lines, said) ?? footerStart(lines, said) ?? dashesStart(lines, said) ?? farewellStart(lines, said)
  )
}

/** The last paragraph, or its end, where it begins as disclaimers do and sounds like one. */
function disclaimerStart(lines: Lines, { from, end }: Stretch): number | null {
  const first = paragraphStart(lines, { from, end })
  if (first === null) return null
  const words: string[] = []
  let start: number | null = null
  for (let at = first; at < end; at += 1) {
    if (start === null && opensDisclaimer(lines.look(at))) start = at
    if (start !== null) words.push(lines.look(at))
  }
  return start !== null && soundsLegal(words.join(' ')) ? start : null
}

function paragraphStart(lines: Lines, { from, end }: Stretch): number | null {
  let first = end - 1
  while (first > from && lines.look(first - 1) !== '') {
    if (end - first > 30) return null
    first -= 1
  }
  return first
}

/** What a mailing list puts below a long line. */
function footerStart(lines: Lines, said: Stretch): number | null {
  const below: string[] = []
  for (const at of upwards(lines, said, 8)) {
    const line = lines.look(at)
    if (/^_{20,}$/u.test(line)) return below.some(isListFooter) ? at : null
    below.push(line)
  }
  return null
}

/** «-- » (RFC 3676, 4.3); without its space, as clients mangle it, only above what looks like a signature. */
function dashesStart(lines: Lines, said: Stretch): number | null {
  let saying = 0
  let seen = 0
  for (const at of upwards(lines, said, 20)) {
    const line = lines.look(at)
    const exact = /^-- ?$/u.test(lines.raw(at)) && lines.raw(at).length === 3
    if (exact) return seen > 0 ? at : null
    if (isDashes(line)) return seen > 0 && seen <= 12 && saying === 0 ? at : null
    if (isData(line) || line.endsWith('?')) return null
    if (isSubstantial(line)) saying += 1
    if (saying > 1) return null
    seen += 1
  }
  return null
}

/** «С уважением,» and up to eight short lines that say nothing. */
function farewellStart(lines: Lines, said: Stretch): number | null {
  for (const at of upwards(lines, said, 9)) {
    const line = lines.look(at)
    if (isFarewell(line)) return at
    if (isData(line) || (isSubstantial(line) && !isContact(line))) return null
  }
  return null
}

/** Lines that are not empty, from the bottom up, `most` of them. */
function* upwards(lines: Lines, { from, end }: Stretch, most: number): Generator<number> {
  let seen = 0
  for (let at = end - 1; at >= from && seen < most && end - at < 60; at -= 1) {
    if (lines.look(at) === '') continue
    seen += 1
    yield at
  }
}

function lastWords(lines: Lines, { from, end }: Stretch): number {
  let at = end - 1
  while (at >= from && lines.look(at) === '') at -= 1
  return at
}

const isDashes = (line: string): boolean => line === '--' || line === '—' || line === '–'
