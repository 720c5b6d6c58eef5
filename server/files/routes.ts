import { refuse, isRefusal, type Refusal } from '../../core/refusal.ts'
import { staffRoles } from '../../core/people/roles.ts'
import { fileShape } from '../../core/tickets/wire.ts'
import { idText } from '../../core/wire.ts'
import { readFor } from '../http/caller.ts'
import { actorOf } from '../http/line.ts'
import type { RawAnswer, RawCall, RawLine } from '../http/raw.ts'
import { keepFile } from './acts.ts'
import { disposition, nameInHeader } from './names.ts'
import { findFile } from './reads.ts'
import { HEAD_BYTES, imageType, mediaTypeOf } from './sniff.ts'

export const rawLines: readonly RawLine[] = [
  {
    method: 'POST',
    path: '/files',
    who: { staff: staffRoles, customer: ['user', 'customer_administrator'] },
    summary: 'Stores one file: its bytes are the body, its percent-encoded name is in X-File-Name.',
    reply: { shape: fileShape, status: 201 },
    handle: receive,
  },
  {
    method: 'GET',
    path: '/files/:id',
    who: 'signed_in',
    summary: 'A stored file; with inline=1 a picture may be shown instead of saved.',
    reply: { mediaType: 'application/octet-stream' },
    handle: give,
  },
]

async function receive({ house, caller, request }: RawCall): Promise<RawAnswer | Refusal> {
  const name = nameInHeader(request.headers['x-file-name'])
  if (name === undefined) return refuse('invalid_input', 'X-File-Name')
  if (Number(request.headers['content-length'] ?? 0) > house.maxFileSize) return refuse('too_large')
  const kept = await keepFile(house, {
    stream: request,
    name,
    mediaType: mediaTypeOf(request.headers['content-type']),
    uploaderId: actorOf(caller).personId,
    now: caller.now,
  })
  return isRefusal(kept) ? kept : { json: kept }
}

async function give({ house, caller, params, query, request }: RawCall): Promise<RawAnswer | Refusal> {
  const id = idText.safeParse(params['id'])
  if (!id.success) return refuse('not_found')
  const actor = actorOf(caller)
  const file = await readFor({ database: house.database, actor }, (reader) => findFile(reader, { id: id.data, actor }))
  if (file === undefined) return refuse('not_found')
  const etag = `"${file.sha256}"`
  // Asked again each time, since a right may have ended; the bytes under an id never change.
  const caching = { etag, 'cache-control': 'private, no-cache' }
  if (request.headers['if-none-match'] === etag) return { empty: true, status: 304, headers: caching }
  const picture = query['inline'] === '1' ? imageType(await headOf(house, file.sha256)) : undefined
  return {
    stream: await house.files.open(file.sha256),
    headers: {
      ...caching,
      // Never the type that the sender claimed: nothing of it may become a page of our origin (C2).
      'content-type': picture ?? 'application/octet-stream',
      'content-length': String(file.size),
      'content-disposition': disposition(picture === undefined ? 'attachment' : 'inline', file.name),
    },
  }
}

async function headOf({ files }: RawCall['house'], sha256: string): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const chunk of await files.open(sha256)) {
    parts.push(Buffer.from(chunk))
    if (Buffer.concat(parts).length >= HEAD_BYTES) break
  }
  return Buffer.concat(parts).subarray(0, HEAD_BYTES)
}
