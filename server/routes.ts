import type { Line } from './http/line.ts'
import type { RawLine } from './http/raw.ts'
import { rawLines as files } from './files/routes.ts'
import { lines as people } from './people/routes.ts'

/** Every JSON line of the API. A capability that is not here does not exist. */
export const lines: readonly Line[] = [...people]

/** Lines with streams. */
export const rawLines: readonly RawLine[] = [...files]
