import type { DoorWord } from './problems.ts'

export type Fault = { readonly door: DoorWord } | { readonly refused: 'too_large' | 'invalid_input' | 'already_exists' }

/** What went wrong, as the caller may know it. Everything that is not recognised is a fault of ours. */
export function faultOf(error: unknown): Fault {
  const code = codeOf(error)
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return { refused: 'too_large' }
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return { door: 'unsupported_media_type' }
  if (code.startsWith('FST_ERR_CTP') || code === 'FST_ERR_BAD_URL') return { door: 'malformed_request' }
  if (error instanceof SyntaxError && 'statusCode' in error) return { door: 'malformed_request' }
  // PostgreSQL: a value that no column takes (NUL in a text, a number out of range) is the caller's.
  if (/^22[0-9A-Z]{3}$/.test(code)) return { refused: 'invalid_input' }
  // Two writers of the same unique thing at the same moment: the acts look first, the index decides.
  if (code === '23505') return { refused: 'already_exists' }
  // The database's socket is not there, or nobody listens on it.
  if (error instanceof Error && 'syscall' in error && error.syscall === 'connect') return { door: 'unavailable' }
  if (UNREACHABLE.test(code) || /timeout exceeded when trying to connect/.test(String(error)))
    return { door: 'unavailable' }
  return { door: 'server_error' }
}

/** Connection trouble, shutdown, too many connections, a statement broken off. */
const UNREACHABLE = /^(08[0-9A-Z]{3}|57P0\d|57014|53300|ECONNRESET|EPIPE)$/

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
