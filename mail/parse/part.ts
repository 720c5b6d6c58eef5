import { type Field, fieldOf, readHead } from './fields.ts'
import { type Parameterised, readParameterised } from './parameters.ts'

/** A part of a letter (RFC 2046), or the letter itself: its head, and where in the raw bytes its body lies. */
export interface Part {
  readonly fields: readonly Field[]
  /** Content-Type and Content-Disposition; bytes outside ASCII in their parameters are not decoded yet. */
  readonly content: Parameterised
  readonly disposition: Parameterised
  /** Content-Transfer-Encoding, lower case. */
  readonly encoding: string
  readonly start: number
  /** Behind the last byte: the line end before a boundary is the boundary's. */
  readonly end: number
  readonly parts: readonly Part[]
}

/** A part whose end and whose parts are being found. */
export interface OpenPart extends Part {
  end: number
  content: Parameterised
  readonly parts: OpenPart[]
  readonly headTooLong: boolean
}

interface Beginning {
  readonly start: number
  /** What it is when it does not say. */
  readonly type: string
  readonly isBoundary: (lineStart: number) => boolean
}

/** Reads the head of a part that begins there. */
export function openPart(raw: Buffer, { start, type, isBoundary }: Beginning): OpenPart {
  const { fields, bodyStart, tooLong } = readHead(raw, start, isBoundary)
  const read = (name: string): Parameterised => readParameterised(fieldOf(fields, name))
  const content = read('content-type')
  return {
    fields,
    content: /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(content.value)
      ? content
      : { ...content, value: typeOf(content.value) ?? type },
    disposition: read('content-disposition'),
    encoding: (fieldOf(fields, 'content-transfer-encoding').split(/[;(]/)[0] ?? '').trim().toLowerCase(),
    start: bodyStart,
    end: raw.length,
    parts: [],
    headTooLong: tooLong,
  }
}

/** `Content-Type: text` is of old programs. */
const typeOf = (written: string): string | null =>
  written === 'text' ? 'text/plain' : written === 'html' ? 'text/html' : null
