import type { Line } from '../http/line.ts'
import type { RawLine } from '../http/raw.ts'
import { lines as letters } from './routes-letters.ts'
import { lines as mailboxes } from './routes-mailboxes.ts'
import { rawLines as streams } from './routes-raw.ts'

export const lines: readonly Line[] = [...letters, ...mailboxes]

export const rawLines: readonly RawLine[] = [...streams]
