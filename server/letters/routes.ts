import type { Line } from '../http/line.ts'
import type { RawLine } from '../http/raw.ts'
import { lines as letters } from './routes-letters.ts'
import { rawLines as streams } from './routes-raw.ts'

export const lines: readonly Line[] = [...letters]

export const rawLines: readonly RawLine[] = [...streams]
