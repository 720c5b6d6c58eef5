import type { Span } from '../time/instant.ts'
import type { Complexity, Service, TicketKind } from '../tickets/words.ts'

/** A text in both languages of the product. */
export interface Bilingual {
  readonly ru: string
  readonly en: string
}

/** Which requests a norm speaks of. A field left out: any. */
export interface NormCondition {
  readonly kinds?: readonly TicketKind[]
  readonly complexities?: readonly Complexity[]
  readonly critical?: boolean
}

/** A time target (норматив). `planned`: by the planned date that the provider sets (R2.7). */
export interface Norm {
  readonly id: string
  readonly clause: string
  readonly title: Bilingual
  readonly measure: 'reaction' | 'resolution'
  readonly when: NormCondition
  readonly target: { readonly kind: 'working'; readonly minutes: number } | { readonly kind: 'planned' }
  /** DOMAIN 4.5: does the clock stand still while the request waits for the customer? Reaction never pauses. */
  readonly pausesWhileWaiting: boolean
}

/** How the three days of R2.8 are read (DOMAIN 4.7). */
export type VulnerabilityReading = 'hours_72' | 'civil_days' | 'working_days'

export interface ContactLine {
  readonly kind: 'phone' | 'mobile' | 'email' | 'web'
  readonly value: string
  readonly label: Bilingual
}

/** A version of a regulation: a document (DOMAIN 4.8). Each request keeps the version it was registered under. */
export interface Regulation {
  readonly id: string
  readonly version: number
  readonly title: Bilingual
  readonly provider: {
    readonly name: string
    readonly shortName: string
    readonly city: string
    readonly address: string
  }
  /** `ru`: the shipped production calendar with these weekly hours and shortened eves. */
  readonly calendar: { readonly kind: 'ru'; readonly shortenedEves: boolean }
  readonly norms: readonly Norm[]
  readonly services: readonly {
    readonly service: Service
    readonly clause: string
    readonly title: Bilingual
    readonly includes: readonly Bilingual[]
  }[]
  readonly contacts: readonly ContactLine[]
  /** Alarms: how long before a due instant it counts as near, in working minutes. */
  readonly nearMinutes: { readonly reaction: number; readonly resolution: number }
  /** DOMAIN 4.6: reminders after so many working days of waiting. */
  readonly reminderDays: readonly number[]
  /** DOMAIN 4.6: null (the default) leaves closing to the customer (R5.7). */
  readonly closeBySilenceAfterDays: number | null
  /** Working days after closing in which a request can be reopened; later a new linked one. */
  readonly reopenWithinDays: number
  readonly vulnerability: VulnerabilityReading
}

/** The working span of a norm's target in milliseconds, or null for a planned date. */
export const targetSpan = (norm: Norm, overrides: Readonly<Record<string, number>>): Span | null =>
  norm.target.kind === 'planned' ? null : (((overrides[norm.id] ?? norm.target.minutes) * 60_000) as Span)
