import type { Letter } from '../../core/letters/letter.ts'

/** To a reading thread: read the letter whose raw bytes the file store keeps under this. */
export interface Order {
  readonly sha256: string
}

/** Why a letter could not be read: it took too long, ended the thread, took too much memory; our fault; the disk's. */
export type FailureCause = 'hang' | 'crash' | 'memory' | 'fault' | 'storage'

/** From a reading thread. `progress`: one of many files is kept, and the time of patience begins anew. */
export type Answer =
  | { readonly kind: 'progress' }
  | { readonly kind: 'letter'; readonly letter: Letter }
  | { readonly kind: 'failure'; readonly cause: FailureCause; readonly words: string }
