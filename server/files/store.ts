import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Instant } from '../../core/time/instant.ts'
import type { FileStore, Pieces } from '../house.ts'

/** What the rounds may do besides. */
export interface FileShelf extends FileStore {
  /** Where it lies; a thread of its own may open it there, too. */
  readonly folder: string
  /** Removes content that no row names, unless somebody has brought the same content again since. */
  remove(sha256: string, broughtBefore: Instant): Promise<void>
  /** Every SHA-256 that is kept. */
  list(): AsyncIterable<string>
}

/**
 * Files below a folder, each under the SHA-256 of its content. The order is what makes a row trustworthy (I15): content
 * durable, its name durable, then the row; a crash in between leaves a file without a row, never a row without a file.
 */
export async function openFileStore(folder: string): Promise<FileShelf> {
  const incoming = join(folder, 'incoming')
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  const pathOf = (sha256: string): string => {
    if (!/^[\da-f]{64}$/.test(sha256)) throw new RangeError('not a SHA-256')
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  }
  return {
    folder,
    keep: async (stream, maxBytes) => {
      const path = join(incoming, randomUUID())
      try {
        const written = await writeDurably(path, stream, maxBytes)
        if (written === 'too_large') return written
        await moveDurably(path, pathOf(written.sha256), folder)
        return written
      } finally {
        await rm(path, { force: true })
      }
    },
    open: async (sha256) => {
      const path = pathOf(sha256)
      await access(path)
      return createReadStream(path)
    },
    has: async (sha256) =>
      access(pathOf(sha256)).then(
        () => true,
        () => false,
      ),
    remove: async (sha256, broughtBefore) => {
      const found = await stat(pathOf(sha256)).catch(() => null)
      if (found !== null && found.mtimeMs < broughtBefore) await rm(pathOf(sha256), { force: true })
    },
    list: () => listed(folder),
  }
}

/** At start, when nobody is writing: what a crash left half received. */
export const clearIncoming = (folder: string): Promise<void> =>
  rm(join(folder, 'incoming'), { recursive: true, force: true })

async function writeDurably(
  path: string,
  stream: Pieces,
  maxBytes: number,
): Promise<{ sha256: string; size: number } | 'too_large'> {
  const hash = createHash('sha256')
  let size = 0
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of stream) {
      size += chunk.byteLength
      if (size > maxBytes) return 'too_large'
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), size }
}

async function moveDurably(from: string, to: string, root: string): Promise<void> {
  const folder = dirname(to)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await rename(from, to)
  for (const each of [folder, dirname(folder), root]) await syncFolder(each)
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function* listed(folder: string): AsyncGenerator<string> {
  for (const first of await readdir(folder)) {
    if (!/^[\da-f]{2}$/.test(first)) continue
    for (const second of await readdir(join(folder, first))) {
      for (const name of await readdir(join(folder, first, second))) yield name
    }
  }
}
