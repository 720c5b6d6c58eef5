import { refuse, type Refusal } from '../../core/refusal.ts'
import { shift, type Instant } from '../../core/time/instant.ts'
import type { FileView } from '../../core/tickets/wire.ts'
import type { Database } from '../../db/connect.ts'
import type { House } from '../house.ts'
import { namedAmong, unboundOf } from './reads.ts'
import { HEAD_BYTES, imageType } from './sniff.ts'
import type { FileShelf } from './store.ts'
import { addFile, removeUnbound } from './writes.ts'

export interface Upload {
  readonly stream: AsyncIterable<Uint8Array>
  readonly name: string
  /** As the sender says; the bytes decide where it matters. */
  readonly mediaType: string
  readonly uploaderId: string
  readonly now: Instant
}

const UNBOUND_FILES = 300
const DAY = 24 * 3600 * 1000

/** Keeps a file: its content durably first, then its row (I15). Refused when too large, or when too many lie unused (H3). */
export async function keepFile(house: House, upload: Upload): Promise<FileView | Refusal> {
  const { database, files, maxFileSize, random } = house
  const lying = await database.read((reader) => unboundOf(reader, upload.uploaderId))
  if (lying.count >= UNBOUND_FILES || lying.bytes >= 20 * maxFileSize) return refuse('too_many_attempts')
  const seen = { head: Buffer.alloc(0) }
  const kept = await files.keep(watched(upload.stream, seen), maxFileSize)
  if (kept === 'too_large') return refuse('too_large')
  const file = {
    id: random.uuid(),
    sha256: kept.sha256,
    size: kept.size,
    name: upload.name,
    mediaType: imageType(seen.head) ?? upload.mediaType,
  }
  await database.act((tx) => addFile(tx, { ...file, uploaderId: upload.uploaderId, now: upload.now }))
  return file
}

/** Passes a stream on and remembers how it began. */
async function* watched(stream: AsyncIterable<Uint8Array>, seen: { head: Buffer }): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    if (seen.head.length < HEAD_BYTES) seen.head = Buffer.concat([seen.head, chunk]).subarray(0, HEAD_BYTES)
    yield chunk
  }
}

/** A round: what was uploaded and not used within a day goes, and so does content that never got a row (H3, I15). */
export async function collectOrphans(database: Database, shelf: FileShelf, now: Instant): Promise<number> {
  const before = shift(now, -DAY)
  await database.act((tx) => removeUnbound(tx, before))
  let removed = 0
  for await (const hashes of batches(shelf.list())) {
    const named = await database.read((reader) => namedAmong(reader, hashes))
    for (const sha256 of hashes) {
      if (named.has(sha256)) continue
      await shelf.remove(sha256, before)
      removed += (await shelf.has(sha256)) ? 0 : 1
    }
  }
  return removed
}

async function* batches(hashes: AsyncIterable<string>): AsyncGenerator<string[]> {
  let batch: string[] = []
  for await (const sha256 of hashes) {
    batch.push(sha256)
    if (batch.length < 500) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
