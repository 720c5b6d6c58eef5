import type { Line } from '../http/line.ts'
import { lines as session } from './routes-session.ts'

export const lines: readonly Line[] = [...session]
