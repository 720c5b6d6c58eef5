import type { Line } from '../http/line.ts'
import type { RawLine } from '../http/raw.ts'
import { lines as domains } from './routes-domains.ts'
import { lines as letters } from './routes-letters.ts'
import { lines as mailboxes } from './routes-mailboxes.ts'
import { rawLines as streams } from './routes-raw.ts'
import { lines as senders } from './routes-senders.ts'

export const lines: readonly Line[] = [...letters, ...mailboxes, ...senders, ...domains]

export const rawLines: readonly RawLine[] = [...streams]
