import type { Norm, Regulation } from './regulation.ts'

/** How a language says the parts of a regulation. */
export interface Wording {
  readonly titles: Readonly<Record<'accepting' | 'hours' | 'reminders' | 'closing' | 'vulnerability', string>>
  readonly hours: (shortenedEves: boolean) => string
  readonly norm: (norm: Norm) => string
  readonly accepting: string
  readonly includes: string
  readonly near: (minutes: Regulation['nearMinutes']) => string
  readonly reminders: (days: readonly number[]) => string
  readonly closing: (days: number | null) => string
  readonly reopening: (days: number) => string
  readonly vulnerability: Readonly<Record<Regulation['vulnerability'], string>>
}
