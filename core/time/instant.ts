/** A point on the time line: whole milliseconds since 1970-01-01T00:00:00Z. Never a local time. */
export type Instant = number & { readonly instant: unique symbol }

/** A length of real (elapsed) or working time: whole milliseconds, never negative in a norm. */
export type Span = number & { readonly span: unique symbol }

/** A date of the civil calendar without a time or a zone, `YYYY-MM-DD`. */
export type CivilDate = string & { readonly civilDate: unique symbol }

export const SECOND = 1000 as Span
export const MINUTE = 60_000 as Span
export const HOUR = 3_600_000 as Span

/** The span of so many minutes. */
export const minutes = (count: number): Span => (count * MINUTE) as Span

/** The span of so many hours. */
export const hours = (count: number): Span => (count * HOUR) as Span

/** An instant moved by a span; no calendar is asked. */
export const shift = (at: Instant, by: number): Instant => (at + by) as Instant
