import { createHash } from 'node:crypto'
import type { Database } from '../../db/connect.ts'
import type { FileStore } from '../house.ts'
import { type FileRow, filesAfter, rawLettersAfter } from './reads.ts'

export interface FileProblem {
  readonly id: string
  readonly name: string
  readonly problem: 'missing' | 'content_differs'
}

export interface Checked {
  readonly files: number
  readonly letters: number
  readonly problems: readonly FileProblem[]
  readonly letterProblems: readonly FileProblem[]
}

/**
 * Reads every stored file and every raw letter and compares it with its row (I15, I9). Content without a row is no
 * mismatch: rounds collect it.
 */
export async function checkFiles(database: Database, store: FileStore): Promise<Checked> {
  const checked = new Map<string, FileProblem['problem'] | null>()
  const files = await checkAll(database, { store, checked, rowsAfter: filesAfter })
  const letters = await checkAll(database, { store, checked, rowsAfter: rawLettersAfter })
  return {
    files: files.count,
    letters: letters.count,
    problems: files.problems,
    letterProblems: letters.problems,
  }
}

async function checkAll(
  database: Database,
  given: {
    readonly store: FileStore
    /** What is known of a content already: several rows may name one. */
    readonly checked: Map<string, FileProblem['problem'] | null>
    readonly rowsAfter: typeof filesAfter
  },
): Promise<{ readonly count: number; readonly problems: readonly FileProblem[] }> {
  const { store, checked, rowsAfter } = given
  const problems: FileProblem[] = []
  let count = 0
  for (let after: string | null = null; ;) {
    const rows: FileRow[] = await database.read((reader) => rowsAfter(reader, after, 500))
    for (const row of rows) {
      const known = checked.get(row.sha256)
      const problem = known === undefined ? await problemOf(row, store) : known
      checked.set(row.sha256, problem)
      if (problem !== null) problems.push({ id: row.id, name: row.name, problem })
    }
    count += rows.length
    const last = rows.at(-1)
    if (last === undefined) return { count, problems }
    after = last.id
  }
}

async function problemOf({ sha256 }: FileRow, store: FileStore): Promise<FileProblem['problem'] | null> {
  if (!(await store.has(sha256))) return 'missing'
  const hash = createHash('sha256')
  for await (const chunk of await store.open(sha256)) hash.update(chunk)
  return hash.digest('hex') === sha256 ? null : 'content_differs'
}
