import { open } from 'node:fs/promises'
import type { Readable, Writable } from 'node:stream'
import type { Letter, OwnMarks } from '../core/letters/letter.ts'
import { explainLetter, type Placed } from '../mail/parse/explain.ts'
import { readLetterHere } from '../mail/parse/here.ts'
import { pipeTo } from './pipe.ts'

/** The surroundings of the command. */
export interface Around {
  readonly stdin: Readable
  readonly stdout: Writable
  readonly stderr: Writable
  readonly env: Readonly<Record<string, string | undefined>>
}

/** What a database knows: our own marks, and where a letter would be placed; null: nowhere. */
export interface Placing {
  readonly own: OwnMarks
  place(letter: Letter): Promise<Placed | null>
}

/**
 * `asmo mail explain FILE…`: what would happen to each letter, one JSON object a line, in their order; `-` is the standard
 * input. Changes nothing, needs no database. Exit code 1 when a file could not be read: the others are explained all the
 * same; 2 when the command is another.
 */
export async function mail(words: readonly string[], around: Around, placing: Placing | null = null): Promise<number> {
  const [verb, ...files] = words
  if (verb !== 'explain' || files.length === 0) {
    around.stderr.write(
      'asmo mail explain ФАЙЛ… — «-»: стандартный ввод / asmo mail explain FILE… — "-": standard input\n',
    )
    return 2
  }
  const out = pipeTo(around.stdout)
  let code = 0
  for (const file of files) {
    const raw = await rawOf(file, around.stdin).catch((error: unknown) => sentenceFor(file, error))
    if (typeof raw === 'string') {
      around.stderr.write(`${raw}\n`)
      code = 1
      continue
    }
    const letter = await readLetterHere(raw)
    const placed = placing === null ? null : await placing.place(letter)
    const explained = explainLetter(letter, {
      own: placing?.own ?? NOBODY,
      trusted: around.env['MAIL_AUTHSERV_ID'] ?? null,
      placed,
    })
    if (!(await out.write(`${JSON.stringify(explained)}\n`))) return code
  }
  await out.flushed()
  return code
}

/** Without a database nothing is known of our own letters. */
const NOBODY = { installation: '', addresses: new Set<string>() }

/** No letter is larger; an endless input must not fill the memory. */
const MOST = 256 * 1024 * 1024

class TooLarge extends Error {}

async function rawOf(file: string, stdin: Readable): Promise<Buffer> {
  if (file === '-') return bytesOf(stdin)
  const handle = await open(file)
  try {
    return await bytesOf(handle.createReadStream({ autoClose: false }))
  } finally {
    await handle.close()
  }
}

async function bytesOf(stream: AsyncIterable<Buffer | string>): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > MOST) throw new TooLarge()
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

function sentenceFor(file: string, error: unknown): string {
  if (error instanceof TooLarge) return `${file}: больше 256 МБ, это не письмо / larger than 256 MB, this is no letter`
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  const [ru, en] = known.get(code) ?? [`не читается (${code})`, `cannot be read (${code})`]
  return `${file}: ${ru} / ${en}`
}

const known = new Map([
  ['ENOENT', ['нет такого файла', 'no such file']],
  ['EISDIR', ['это папка, а не письмо', 'this is a folder, not a letter']],
  ['EACCES', ['нет права читать этот файл', 'no permission to read this file']],
])
