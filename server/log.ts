import { pino, type Logger } from 'pino'

/** Names under which a secret could lie, should an object with one ever be logged (B7). */
const SECRET = ['password', 'token', 'cookie', 'authorization', 'secret', 'link', 'current', 'next']

/** Structured logs: one JSON object a line, on standard error or wherever a test wants them. */
export function openLog(level: string, to: { write: (line: string) => void } | 2): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '—' },
    serializers: { error: faultFacts },
  }
  return to === 2 ? pino(options, pino.destination({ dest: 2, sync: true })) : pino(options, to)
}

/** What helps to find a fault. Not the rest of the error: a database puts the values of a row there. */
function faultFacts(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: typeof error === 'string' ? error : 'not an error' }
  const { name, message, stack } = error
  const code = 'code' in error ? error.code : undefined
  const constraint = 'constraint' in error ? error.constraint : undefined
  return { name, message, code, constraint, stack }
}
