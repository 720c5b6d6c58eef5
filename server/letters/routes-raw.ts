import { Readable } from 'node:stream'
import { staffRoles } from '../../core/people/roles.ts'
import { refuse, type Refusal } from '../../core/refusal.ts'
import { idText } from '../../core/wire.ts'
import { cleanName, disposition } from '../files/names.ts'
import { readFor } from '../http/caller.ts'
import { actorOf } from '../http/line.ts'
import type { RawAnswer, RawCall, RawLine } from '../http/raw.ts'
import { LETTER_POLICY, letterPage } from './page.ts'
import { findOriginal, findPage } from './reads-letters.ts'

export const rawLines: readonly RawLine[] = [
  {
    method: 'GET',
    path: '/letters/:id/original',
    who: { staff: staffRoles },
    summary: 'A letter exactly as it came, to be saved.',
    reply: { mediaType: 'message/rfc822' },
    handle: giveOriginal,
  },
  {
    method: 'GET',
    path: '/letters/:id/page',
    who: 'signed_in',
    summary: 'How a letter looked, for a sandboxed frame: nothing in it runs, nothing is loaded from elsewhere.',
    reply: { mediaType: 'text/html' },
    handle: givePage,
  },
]

async function giveOriginal({ house, params }: RawCall): Promise<RawAnswer | Refusal> {
  const id = idText.safeParse(params['id'])
  if (!id.success) return refuse('not_found')
  const letter = await house.database.read((reader) => findOriginal(reader, id.data))
  if (letter === undefined) return refuse('not_found')
  const name = cleanName(`${letter.subject?.trim() || 'letter'}.eml`)
  return {
    stream: await house.files.open(letter.raw_sha256),
    headers: {
      'content-type': 'message/rfc822',
      'content-length': String(letter.size),
      'content-disposition': disposition('attachment', name),
    },
  }
}

async function givePage({ house, caller, params }: RawCall): Promise<RawAnswer | Refusal> {
  const id = idText.safeParse(params['id'])
  if (!id.success) return refuse('not_found')
  const actor = actorOf(caller)
  const html = await readFor({ database: house.database, actor }, (reader) => findPage(reader, { id: id.data, actor }))
  if (html === undefined) return refuse('not_found')
  const page = Buffer.from(letterPage(html, { language: caller.language, title: titles[caller.language] }))
  return {
    stream: Readable.from([page]),
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-length': String(page.length),
      'content-security-policy': LETTER_POLICY,
      'x-frame-options': 'SAMEORIGIN',
    },
  }
}

/** What the frame is called for those who hear it. */
const titles = { ru: 'Письмо', en: 'Letter' } as const
