import { z } from 'zod'

/** Where a page ended: the sort's value and the number of its last row. Opaque to the caller; made up ones only miss. */
export interface Position {
  readonly value: number
  readonly number: number
}

const shape = z.tuple([z.enum(['due', 'newest', 'last_word']), z.number(), z.int()])
export type Sort = z.infer<typeof shape>[0]

export const cursorText = (sort: Sort, { value, number }: Position): string =>
  Buffer.from(JSON.stringify([sort, value, number])).toString('base64url')

/** Undefined: not a cursor of this sort. */
export function readCursor(sort: Sort, text: string): Position | undefined {
  const parsed = shape.safeParse(jsonOf(Buffer.from(text, 'base64url').toString()))
  if (!parsed.success || parsed.data[0] !== sort) return undefined
  const [, value, number] = parsed.data
  return Math.abs(value) <= 253_402_300_799_000 ? { value, number } : undefined
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
