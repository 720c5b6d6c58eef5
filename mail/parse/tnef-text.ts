import iconv from 'iconv-lite'
import { type Property, propertyTypes } from './tnef-props.ts'

/** Bytes as text by a Windows code page; one that is not known is read as Windows' Cyrillic, which keeps ASCII. */
export function decodedBy(bytes: Buffer, codepage: number): string {
  const names = [byNumber.get(codepage), `cp${codepage}`, 'cp1251']
  const name = names.find((name) => name !== undefined && iconv.encodingExists(name)) ?? 'cp1251'
  return ended(iconv.decode(bytes, name))
}

/** The text of a property, null where it is no text. */
export function textOfProperty({ type, bytes }: Property, codepage: number): string | null {
  if (type === propertyTypes.unicode) return ended(iconv.decode(bytes, 'utf-16le', { stripBOM: false }))
  return type === propertyTypes.string8 || type === propertyTypes.binary ? decodedBy(bytes, codepage) : null
}

/** MS-UCODEREF names them by numbers of their own. */
const byNumber: ReadonlyMap<number, string> = new Map([
  [1200, 'utf-16le'],
  [10_007, 'maccyrillic'],
  [20_127, 'cp1251'], // "ASCII", which Russian letters are not
  [20_866, 'koi8-r'],
  [21_866, 'koi8-u'],
  [28_591, 'iso-8859-1'],
  [28_595, 'iso-8859-5'],
  [65_001, 'utf-8'],
])

/** C's strings end with a zero. */
const ended = (text: string): string => {
  const end = text.indexOf('\0')
  return end === -1 ? text : text.slice(0, end)
}
