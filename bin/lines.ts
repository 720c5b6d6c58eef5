import type { LineError } from '../core/time/line-fault.ts'

/** One line of the input, or why it cannot be read. */
export type Line =
  | { readonly text: string; readonly error?: undefined }
  | { readonly text?: undefined; readonly error: LineError }

/** No line of the command needs as much; a stream without line ends must not fill the memory. */
export const LONGEST_LINE = 1_048_576

/**
 * Splits bytes into lines at LF (a CR before it is white space to JSON) and decodes each as strict UTF-8, so that one
 * bad line spoils no other. Gives the lines of each chunk as it comes. What follows the last line end is a line only
 * if there is something.
 */
export const splitLines = async function* (
  input: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<readonly Line[], void, undefined> {
  const begun: Begun = { parts: [], length: 0 }
  for await (const chunk of input) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    const lines: Line[] = []
    let from = 0
    for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, from)) {
      add(begun, bytes.subarray(from, end))
      lines.push(take(begun))
      from = end + 1
    }
    add(begun, bytes.subarray(from))
    if (lines.length > 0) yield lines
  }
  if (begun.length > 0) yield [take(begun)]
}

const LF = 10

/** The parts of a line whose end has not come yet; too long a line is counted on, not kept. */
interface Begun {
  parts: Uint8Array[]
  length: number
}

const add = (begun: Begun, part: Uint8Array): void => {
  if (part.length === 0) return
  begun.length += part.length
  if (begun.length > LONGEST_LINE) begun.parts = []
  else begun.parts.push(part)
}

const take = (begun: Begun): Line => {
  const { parts, length } = begun
  begun.parts = []
  begun.length = 0
  if (length > LONGEST_LINE) return refused('line_too_long', `the line is longer than ${LONGEST_LINE} bytes`)
  const [only] = parts
  try {
    return { text: utf8.decode(parts.length === 1 && only !== undefined ? only : Buffer.concat(parts)) }
  } catch {
    return refused('not_utf8', 'the line is not UTF-8')
  }
}

const refused = (code: LineError['code'], message: string): Line => ({ error: { code, message } })

const utf8 = new TextDecoder('utf-8', { fatal: true })
