import type { Instant } from '../time/instant.ts'
import type { SystemCommand } from './commands.ts'

/** Something that becomes true by itself, and from when on. */
export interface Matter {
  readonly at: Instant
  readonly command: SystemCommand
}
