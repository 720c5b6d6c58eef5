import { lines as audit } from './audit/routes.ts'
import { lines as contracts } from './contracts/routes.ts'
import { lines as customers } from './customers/routes.ts'
import { lines as notices } from './notices/routes.ts'
import { lines as regulation } from './regulation/routes.ts'
import { lines as setup } from './setup/routes.ts'
import { lines as live } from './http/live/routes.ts'
import type { Line } from './http/line.ts'
import type { RawLine } from './http/raw.ts'
import { rawLines as files } from './files/routes.ts'
import { lines as letters, rawLines as letterStreams } from './letters/routes.ts'
import { lines as people } from './people/routes.ts'
import { lines as reports } from './reports/routes.ts'
import { lines as tickets } from './tickets/routes.ts'

/** Every JSON line of the API. A capability that is not here does not exist. */
export const lines: readonly Line[] = [
  ...people,
  ...tickets,
  ...reports,
  ...live,
  ...customers,
  ...contracts,
  ...setup,
  ...regulation,
  ...notices,
  ...letters,
  ...audit,
]

/** Lines with streams. */
export const rawLines: readonly RawLine[] = [...files, ...letterStreams]
