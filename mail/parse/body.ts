import { createHash } from 'node:crypto'
import { keepPart } from './attachment.ts'
import { writtenName } from './names.ts'
import type { Part } from './part.ts'
import { chooseAlternative, type Piece } from './pieces.ts'
import type { Reading } from './reading.ts'
import { readTextPart } from './text-part.ts'
import { decodeTransfer } from './transfer.ts'

/** What one reads of a letter, in its order; everything else in it is kept as a file, looked into, or reported. */
export const readBody = (root: Part, reading: Reading): Promise<readonly Piece[]> =>
  readPart(root, { reading, inside: null, seen: { text: false } })

interface Place {
  readonly reading: Reading
  /** The type of the multipart around. */
  readonly inside: string | null
  /** Whether there was text before. */
  readonly seen: { text: boolean }
}

async function readPart(part: Part, place: Place): Promise<readonly Piece[]> {
  if (part.parts.length === 0) return readLeaf(part, place)
  const type = part.content.value
  const found: (readonly Piece[])[] = []
  for (const inner of part.parts) found.push(await readPart(inner, { ...place, inside: type }))
  return type === 'multipart/alternative' ? chooseAlternative(found) : found.flat()
}

async function readLeaf(part: Part, place: Place): Promise<readonly Piece[]> {
  const { reading, inside, seen } = place
  const { bytes, damaged } = decodeTransfer(reading.raw.subarray(part.start, part.end), part.encoding)
  if (damaged) reading.problems.add('encoding_damaged')
  const type = part.content.value
  if (isWords(part, place)) {
    seen.text = true
    if (reading.take !== null) reading.parts.push(`${type} ${digestOfText(bytes)}`)
    const text = readTextPart(part, bytes, reading.problems)
    return [type === 'text/html' ? { plain: null, html: text } : { plain: text, html: null }]
  }
  if (inside !== 'multipart/alternative' || !renderings.has(type)) await keepPart({ part, bytes, reading })
  return []
}

/** Other forms of the same words, for programs that we are not. */
const renderings = new Set(['text/x-amp-html', 'text/watch-html', 'text/enriched', 'text/richtext'])

/** Whether a part is words to be read, or a file that happens to be text. */
function isWords(part: Part, { reading, inside, seen }: Place): boolean {
  const { content, disposition } = part
  if (content.value !== 'text/plain' && content.value !== 'text/html') return false
  if (disposition.value === 'attachment') return inside === null && writtenName(part, reading.text) === ''
  if (disposition.parameters.has('filename')) return false
  // A name in Content-Type alone: gateways write one for the words themselves too.
  return !content.parameters.has('name') || inside === 'multipart/alternative' || !seen.text
}

/** Servers change line ends and white space at the end; neither makes it another letter. */
const digestOfText = (bytes: Buffer): string =>
  createHash('sha256').update(bytes.toString('latin1').replaceAll('\r', '').trimEnd(), 'latin1').digest('hex')
