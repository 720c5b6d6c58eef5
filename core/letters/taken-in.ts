import { minutes, type Span } from '../time/instant.ts'
import type { LetterReason } from './fate.ts'

/** How much of what comes in is taken without somebody's look (E1, E4, E8). */
export const intake = {
  /** So long back it is counted. */
  window: minutes(10) as Span,
  /** Letters of one address within the window. */
  ofOneAddress: 30,
  /** Of them, with the very same words. */
  ofTheSameWords: 5,
  /** Contacts of one customer that nobody has confirmed yet. */
  drafts: 20,
  /** People in copy who begin to watch. */
  watchers: 20,
} as const

/** Why a letter is held back for what its author sent within the window before it; null: it is taken. */
export function heldFor(before: {
  readonly lately: number
  readonly alike: number
}): Extract<LetterReason, 'flood' | 'loop_suspected'> | null {
  if (before.alike >= intake.ofTheSameWords) return 'loop_suspected'
  return before.lately >= intake.ofOneAddress ? 'flood' : null
}

/** Why a person of a customer cannot write into requests himself; null: he can (DOMAIN 5). */
export function barredFrom(author: {
  readonly active: boolean
  readonly role: string
}): Extract<LetterReason, 'person_inactive' | 'read_only'> | null {
  if (!author.active) return 'person_inactive'
  return author.role === 'observer' ? 'read_only' : null
}

/**
 * What a letter does not say of a request (R5.2): until a specialist classifies it, it is somebody's question that
 * hampers his work. That nobody has classified it alarms by itself (DOMAIN 4.4).
 */
export const unsaidByMail = {
  kind: 'consultation',
  workImpossible: false,
  impact: 'one_person',
  urgency: 'hampers_work',
} as const
