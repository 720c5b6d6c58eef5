import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** One numbered SQL file. */
export interface Migration {
  number: number
  /** The file name without `.sql`. */
  name: string
  checksum: string
  text: string
}

/** Why the database can't be brought to the program's version; the words are stable, the messages are for people. */
export class MigrationFault extends Error {
  readonly code: 'newer_database' | 'gap' | 'changed' | 'bad_file' | 'own_transaction' | 'failed'

  constructor(code: MigrationFault['code'], message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'MigrationFault'
    this.code = code
  }
}

/** All SQL files of a folder in order: 0001, 0002 … without a gap. */
export const readMigrations = async (folder: string): Promise<readonly Migration[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(names.map((name, index) => readMigration(folder, name, index + 1)))
}

/** Changes whenever any file does. */
export const checksumOfAll = (files: readonly Migration[]): string =>
  digest(files.map((file) => file.checksum).join('\n'))

const readMigration = async (folder: string, file: string, expected: number): Promise<Migration> => {
  const number = Number(/^(\d{4})-[a-z\d-]+\.sql$/.exec(file)?.[1])
  if (Number.isNaN(number))
    throw new MigrationFault('bad_file', `Migration ${file} must be called 0001-what-it-does.sql.`)
  if (number !== expected) {
    throw new MigrationFault(
      'gap',
      `Migration ${file} stands where number ${expected} is expected: no gaps, no doubles.`,
    )
  }
  // Checkouts with other line endings are the same program.
  const text = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n')
  return { number, name: file.slice(0, -'.sql'.length), checksum: digest(text), text }
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
