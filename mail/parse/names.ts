import { cleanName } from '../../server/files/names.ts'
import { mediaTypeOf } from '../../server/files/sniff.ts'
import { fieldOf } from './fields.ts'
import type { HeadText } from './head-text.ts'
import { readParameterised } from './parameters.ts'
import type { Part } from './part.ts'

/** What the sender calls a part: of Content-Disposition, else of Content-Type; `''`: nothing. */
export function writtenName(part: Part, text: HeadText): string {
  const of = (field: string, parameter: string): string =>
    readParameterised(text(fieldOf(part.fields, field))).parameters.get(parameter) ?? ''
  return of('content-disposition', 'filename').trim() || of('content-type', 'name').trim()
}

/** A plain name for a file (C3): its own, or one by its type. */
export function plainName(written: string, type: string): string {
  if (written.trim() === '') return defaults.get(type) ?? `file.${extensionOf(type)}`
  // The rule for names looks twice at every space and dot: hand it no more than it keeps.
  return cleanName(written.length > 1200 ? written.slice(0, 1000) + written.slice(-100) : written)
}

/** The type that a file is kept under; only what is one. */
export const plainType = (type: string): string => mediaTypeOf(type)

const defaults = new Map([
  ['message/rfc822', 'letter.eml'],
  ['text/calendar', 'invite.ics'],
  ['application/ics', 'invite.ics'],
  ['application/pgp-signature', 'signature.asc'],
  ['application/pgp-encrypted', 'encrypted.asc'],
  ['application/pkcs7-signature', 'smime.p7s'],
  ['application/x-pkcs7-signature', 'smime.p7s'],
  ['application/pkcs7-mime', 'smime.p7m'],
  ['application/x-pkcs7-mime', 'smime.p7m'],
  ['application/ms-tnef', 'winmail.dat'],
])

const extensions = new Map([
  ['text/plain', 'txt'],
  ['text/html', 'html'],
  ['text/csv', 'csv'],
  ['image/jpeg', 'jpg'],
  ['image/png', 'png'],
  ['image/gif', 'gif'],
  ['image/svg+xml', 'svg'],
  ['application/pdf', 'pdf'],
])

const extensionOf = (type: string): string => extensions.get(type) ?? 'bin'
