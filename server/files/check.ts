import { createHash } from 'node:crypto'
import type { Database } from '../../db/connect.ts'
import type { FileStore } from '../house.ts'
import { type FileRow, filesAfter } from './reads.ts'

export interface FileProblem {
  readonly id: string
  readonly name: string
  readonly problem: 'missing' | 'content_differs'
}

/** Reads every stored file and compares it with its row (I15). Content without a row is no mismatch: rounds collect it. */
export async function checkFiles(
  database: Database,
  store: FileStore,
): Promise<{ files: number; problems: readonly FileProblem[] }> {
  const problems: FileProblem[] = []
  const checked = new Map<string, FileProblem['problem'] | null>()
  let files = 0
  for (let after: string | null = null; ;) {
    const rows: FileRow[] = await database.read((reader) => filesAfter(reader, after, 500))
    for (const row of rows) {
      const problem = checked.get(row.sha256) ?? (await problemOf(row, store))
      checked.set(row.sha256, problem)
      if (problem !== null) problems.push({ id: row.id, name: row.name, problem })
    }
    files += rows.length
    const last = rows.at(-1)
    if (last === undefined) return { files, problems }
    after = last.id
  }
}

async function problemOf({ sha256 }: FileRow, store: FileStore): Promise<FileProblem['problem'] | null> {
  if (!(await store.has(sha256))) return 'missing'
  const hash = createHash('sha256')
  for await (const chunk of await store.open(sha256)) hash.update(chunk)
  return hash.digest('hex') === sha256 ? null : 'content_differs'
}
