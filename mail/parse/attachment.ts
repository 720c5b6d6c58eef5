import { limits } from './limits.ts'
import { plainName, plainType, writtenName } from './names.ts'
import type { Part } from './part.ts'
import { bounded, headLine } from './plain.ts'
import type { KeepFile, Reading } from './reading.ts'
import { readReport } from './report.ts'

interface Given {
  readonly part: Part
  /** As the sender had them. */
  readonly bytes: Buffer
  readonly reading: Reading
}

/** Takes what is not words: a delivery report is read, a letter looked into and kept, anything else kept. */
export async function keepPart(given: Given): Promise<void> {
  const { part, bytes, reading } = given
  const type = part.content.value
  if (reports.has(type)) {
    reading.reports.push(readReport(bytes))
    reading.parts.push(type)
    return
  }
  const { take, nested } = reading
  if (take === null) return
  const isLetter = letters.has(type)
  const isHead = heads.has(type)
  const looked = (isLetter || isHead) && nested.length < limits.nested ? await take.look(bytes) : null
  if (looked !== null) nested.push(looked)
  if (isHead) {
    reading.parts.push(type)
    return
  }
  const written = writtenName(part, reading.text)
  const subject = looked?.subject ?? ''
  const name = isLetter && written === '' && subject !== '' ? `${bounded(subject, 100)}.eml` : written
  await keepFile(take.keep, { ...given, name: plainName(name, type) })
}

const reports = new Set(['message/delivery-status', 'message/global-delivery-status'])
const letters = new Set(['message/rfc822', 'message/global'])
const heads = new Set(['text/rfc822-headers', 'message/global-headers'])

async function keepFile(
  keep: KeepFile,
  { part, bytes, reading, name }: Given & { readonly name: string },
): Promise<void> {
  const sha256 = await keep(bytes)
  const type = plainType(part.content.value)
  reading.parts.push(`${type} ${sha256}`)
  reading.files.push({ name, type, size: bytes.length, sha256, contentId: contentIdOf(part), inline: false })
}

function contentIdOf({ fields }: Part): string | null {
  const written = fields.find(({ name }) => name === 'content-id')?.value ?? ''
  const id = headLine(written.replaceAll(/[<>\s]/g, ''))
  return id === '' || id.length > limits.idCharacters ? null : id
}
