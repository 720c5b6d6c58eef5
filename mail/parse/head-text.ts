import { isUtf8 } from 'node:buffer'
import type { LetterProblem } from '../../core/letters/letter.ts'
import { chooseCharset, decodeBytes } from './charset.ts'
import type { Field } from './fields.ts'
import { limits } from './limits.ts'

/** Makes text of a value of the head, whose characters are bytes; encoded words stay encoded. */
export type HeadText = (value: string) => string

/**
 * Raw bytes outside ASCII in a head: UTF-8 (RFC 6532) where they are, else the charset of the body, else the likeliest
 * (U15). One charset for all fields of a letter, for one name alone proves little.
 */
export function headText(fields: readonly Field[], body: string | null, problems: Set<LetterProblem>): HeadText {
  let charset: string | null = null
  return (value) => {
    if (!/[\x80-\xff]/.test(value)) return value
    const bytes = Buffer.from(value, 'latin1')
    if (isUtf8(bytes)) return bytes.toString('utf8')
    problems.add('header_charset_guessed')
    charset ??= chooseCharset(oddBytes(fields, bytes), body).charset
    return decodeBytes(bytes, charset)
  }
}

/** What of the head is neither ASCII nor UTF-8, a line a field. */
function oddBytes(fields: readonly Field[], fallback: Buffer): Buffer {
  const odd = fields
    .map(({ value }) => Buffer.from(value, 'latin1'))
    .filter((bytes) => !isUtf8(bytes))
    .flatMap((bytes) => [bytes, Buffer.from('\n')])
  return odd.length === 0 ? fallback : Buffer.concat(odd).subarray(0, limits.sampleBytes)
}
