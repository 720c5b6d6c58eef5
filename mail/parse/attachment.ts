import type { LetterFile } from '../../core/letters/letter.ts'
import type { DataPicture } from '../html/data-pictures.ts'
import { limits } from './limits.ts'
import { plainName, plainType, writtenName } from './names.ts'
import type { Part } from './part.ts'
import { bounded, headLine } from './plain.ts'
import type { Reading } from './reading.ts'
import { readReport } from './report.ts'
import { unpackTnef } from './tnef.ts'

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
  if (isTnef(type, name) && (await keepUnpacked(given))) return
  await keepFile(given, { name: plainName(name, type), type: plainType(type), bytes, contentId: contentIdOf(part) })
}

const reports = new Set(['message/delivery-status', 'message/global-delivery-status'])
const letters = new Set(['message/rfc822', 'message/global'])
const heads = new Set(['text/rfc822-headers', 'message/global-headers'])

interface File extends Pick<LetterFile, 'name' | 'type' | 'contentId'> {
  readonly bytes: Buffer
}

async function keepFile({ reading }: Pick<Given, 'reading'>, { bytes, ...file }: File): Promise<void> {
  const { take, files, parts, problems } = reading
  if (take === null) return
  if (files.length >= limits.parts) {
    problems.add('too_many_parts')
    return
  }
  const place = files.push({ ...file, size: bytes.length, sha256: '', inline: false }) - 1
  const line = parts.push('') - 1
  await take.keeping.add(bytes, (sha256) => {
    files[place] = { ...file, size: bytes.length, sha256, inline: false }
    parts[line] = `${file.type} ${sha256}`
  })
}

const isTnef = (type: string, name: string): boolean =>
  type === 'application/ms-tnef' ||
  type === 'application/vnd.ms-tnef' ||
  (type === 'application/octet-stream' && name.toLowerCase() === 'winmail.dat')

/** The files in a winmail.dat, and its words should there be no others. False: not all of it, and it is kept as it is, too. */
async function keepUnpacked(given: Given): Promise<boolean> {
  const { problems, spare } = given.reading
  const unpacked = unpackTnef(given.bytes)
  if (unpacked === null) {
    problems.add('tnef_damaged')
    return false
  }
  const { files, text, html, rtf, whole } = unpacked
  for (const { name, bytes } of files) {
    await keepFile(given, {
      name: plainName(name, 'application/octet-stream'),
      type: 'application/octet-stream',
      bytes,
      contentId: null,
    })
  }
  // Words in a form that nothing here reads: whoever has Word does.
  if (rtf !== null) await keepFile(given, { name: 'message.rtf', type: 'application/rtf', bytes: rtf, contentId: null })
  spare.text ??= text
  spare.html ??= html
  if (!whole) problems.add('tnef_damaged')
  return whole
}

/** A picture that was written into the HTML itself, as a file like any other. */
export async function keepPicture(picture: DataPicture, reading: Reading): Promise<void> {
  const { type, bytes, contentId } = picture
  await keepFile({ reading }, { name: plainName('', type), type, bytes, contentId })
}

function contentIdOf({ fields }: Part): string | null {
  const written = fields.find(({ name }) => name === 'content-id')?.value ?? ''
  const id = headLine(written.replaceAll(/[<>\s]/g, ''))
  return id === '' || id.length > limits.idCharacters ? null : id
}
