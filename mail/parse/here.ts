import { createHash } from 'node:crypto'
import type { Letter } from '../../core/letters/letter.ts'
import { parseLetter } from './parse.ts'

/** Reads a letter in this thread, and keeps nothing of it: its files are hashed only. Never throws. */
export const readLetterHere = (raw: Buffer): Promise<Letter> =>
  parseLetter(raw, async (bytes) => createHash('sha256').update(bytes).digest('hex'))
