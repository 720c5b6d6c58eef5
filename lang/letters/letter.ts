import type { LetterParams } from '../../core/notices/params.ts'
import type { Template } from '../../core/notices/templates.ts'
import type { Language } from '../../core/people/roles.ts'

/** A piece of a letter. Letters are made of these and never of markup, so every field gets encoded (C6, C8). */
export type Block =
  | { readonly kind: 'say'; readonly text: string }
  /** A person's own words, kept apart from ours. */
  | { readonly kind: 'quote'; readonly text: string }
  /** What was said before, by whom and when. */
  | { readonly kind: 'history'; readonly heading: string; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'go'; readonly label: string; readonly href: string }

export interface Content {
  /** What happened, in a few words; the number and the subject of the request are set around it. */
  readonly subject: string
  readonly blocks: readonly Block[]
}

/** What a letter may use besides its parameters: links of our own address, and dates as the reader writes them. */
export interface Desk {
  readonly ticketLink: (number: number) => string
  readonly welcomeLink: (token: string) => string
  readonly decideLink: (token: string) => string
  readonly postLink: () => string
  /** A letter that answers this one reaches the request. */
  readonly answerable: boolean
  readonly when: (instant: number) => string
  readonly date: (date: string) => string
}

/** A letter in both languages, side by side. */
export type Letter<T extends Template> = Record<Language, (given: LetterParams[T], desk: Desk) => Content>
