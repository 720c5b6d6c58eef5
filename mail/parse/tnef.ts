import { type Attribute, attributesOf, isTnef } from './tnef-attributes.ts'
import { decodedBy, textOfProperty } from './tnef-text.ts'
import { type Property, propertiesOf, propertyTypes } from './tnef-props.ts'
import { unpackRtf } from './tnef-rtf.ts'

/** What Outlook packed into a winmail.dat. */
export interface Tnef {
  readonly files: readonly TnefFile[]
  /** The letter as plain text and as HTML, where they are there. */
  readonly text: string | null
  readonly html: string | null
  /** The letter as a file of RTF, where it is there in no other way; whoever has no other words keeps it. */
  readonly rtf: Buffer | null
  /** False: it is damaged or cut off, and there was more in it. */
  readonly whole: boolean
}

interface TnefFile {
  /** As it was called, not yet made plain. */
  readonly name: string
  readonly bytes: Buffer
}

/** MS-OXTNEF, 2.1.3.2. */
const attributes = {
  oemCodepage: 0x00069007,
  body: 0x0002800c,
  messageProperties: 0x00069003,
  attachmentBegins: 0x00069002,
  attachmentTitle: 0x00018010,
  attachmentName: 0x00069001,
  attachmentData: 0x0006800f,
  attachmentProperties: 0x00069005,
} as const

/** MS-OXPROPS. */
const tags = {
  body: 0x1000,
  html: 0x1013,
  rtf: 0x1009,
  codepage: 0x3fde,
  displayName: 0x3001,
  data: 0x3701,
  fileName: 0x3704,
  longFileName: 0x3707,
} as const

const mostFiles = 1000
const deepest = 5

/**
 * Unpacks winmail.dat (MS-OXTNEF): the files with their names, the text and the HTML of the letter; files of a letter
 * within it are among them. Null: it is none, or nothing of it can be read; cut off: what came whole before. Never
 * throws, takes time by its size alone, copies no file but RTF.
 */
export const unpackTnef = (bytes: Buffer): Tnef | null => unpack(bytes, 1)

function unpack(bytes: Buffer, depth: number): Tnef | null {
  if (!isTnef(bytes)) return null
  const { all, whole } = attributesOf(bytes)
  if (all.length === 0) return null
  const codepage = codepageOf(all)
  const body = propertiesOf(dataOf(all, attributes.messageProperties))
  const plain = dataOf(all, attributes.body)
  const text = plain.length > 0 ? decodedBy(plain, codepage) : textOf(body, tags.body, codepage)
  const html = textOf(body, tags.html, numberOf(body, tags.codepage) ?? codepage)
  const files = attachmentsOf(all).flatMap((attachment) => filesOf(attachment, { codepage, depth }))
  const packed = text === null && html === null ? body.find(({ id }) => id === tags.rtf)?.bytes : undefined
  const rtf = packed === undefined ? null : unpackRtf(packed)
  return { files: files.slice(0, mostFiles), text, html, rtf, whole }
}

interface Surroundings {
  readonly codepage: number
  readonly depth: number
}

function attachmentsOf(all: readonly Attribute[]): readonly (readonly Attribute[])[] {
  const attachments: Attribute[][] = []
  for (const attribute of all) {
    if (attribute.id === attributes.attachmentBegins) attachments.push([])
    else attachments.at(-1)?.push(attribute)
    if (attachments.length > mostFiles) break
  }
  return attachments
}

function filesOf(attachment: readonly Attribute[], { codepage, depth }: Surroundings): readonly TnefFile[] {
  const properties = propertiesOf(dataOf(attachment, attributes.attachmentProperties))
  const bytes = attachment.find(({ id }) => id === attributes.attachmentData)?.data
  const own = properties.find(({ id }) => id === tags.data)
  const name = nameOf(attachment, properties, codepage)
  if (own?.type === propertyTypes.object) return withinObject(own.bytes, { name, bytes, depth })
  const data = bytes ?? own?.bytes
  return data === undefined ? [] : [{ name, bytes: data }]
}

/** A letter or another document within: sixteen bytes say which, then it is a TNEF of its own, or what it is. */
function withinObject(
  object: Buffer,
  { name, bytes, depth }: { name: string; bytes: Buffer | undefined; depth: number },
): readonly TnefFile[] {
  const inner = object.subarray(16)
  const letter = depth < deepest ? unpack(inner, depth + 1) : null
  if (letter === null) return [{ name, bytes: bytes === undefined || bytes.length === 0 ? inner : bytes }]
  const { text, html, rtf, files } = letter
  if (html !== null) return [{ name: `${name}.html`, bytes: Buffer.from(html) }, ...files]
  if (text !== null) return [{ name: `${name}.txt`, bytes: Buffer.from(text) }, ...files]
  return rtf === null ? files : [{ name: `${name}.rtf`, bytes: rtf }, ...files]
}

function nameOf(attachment: readonly Attribute[], properties: readonly Property[], codepage: number): string {
  const candidates = [
    textOf(properties, tags.longFileName, codepage),
    decodedBy(dataOf(attachment, attributes.attachmentName), codepage),
    textOf(properties, tags.fileName, codepage),
    decodedBy(dataOf(attachment, attributes.attachmentTitle), codepage),
    textOf(properties, tags.displayName, codepage),
  ]
  return candidates.find((name) => name !== null && name.trim() !== '') ?? 'attachment'
}

function textOf(properties: readonly Property[], tag: number, codepage: number): string | null {
  const property = properties.find(({ id }) => id === tag)
  return property === undefined ? null : textOfProperty(property, codepage)
}

const numberOf = (properties: readonly Property[], tag: number): number | null => {
  const bytes = properties.find(({ id }) => id === tag)?.bytes
  return bytes === undefined || bytes.length < 4 ? null : bytes.readUInt32LE(0)
}

const dataOf = (all: readonly Attribute[], wanted: number): Buffer =>
  all.find(({ id }) => id === wanted)?.data ?? Buffer.alloc(0)

function codepageOf(all: readonly Attribute[]): number {
  const data = dataOf(all, attributes.oemCodepage)
  return data.length < 4 ? 1251 : data.readUInt32LE(0)
}
