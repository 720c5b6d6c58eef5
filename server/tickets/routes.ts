import type { Line } from '../http/line.ts'
import { changeLines } from './routes-changes.ts'
import { decisionLines } from './routes-decision.ts'
import { readLines } from './routes-reads.ts'
import { registrationLine } from './routes-registration.ts'
import { verificationLines } from './routes-verification.ts'

/** Requests: register, list, read, and everything that moves them. */
export const lines: readonly Line[] = [
  registrationLine,
  ...readLines,
  ...changeLines,
  ...verificationLines,
  ...decisionLines,
]
