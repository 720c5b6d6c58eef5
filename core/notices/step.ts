import { internalFacts, type FactType, type TextDigest, type TicketFact } from '../tickets/events.ts'
import type { Instant } from '../time/instant.ts'
import type { Template } from './templates.ts'

/** A step of a conversation, quoted below the words that follow it. */
export interface Step {
  readonly author: string
  readonly at: Instant
  readonly text: string
}

/** Letters with a person's public words: they end with the step before it, as mail between people does. */
export const quotesStep: ReadonlySet<string> = new Set<Template>([
  'message',
  'question',
  'resolution',
  'customer_message',
  'returned',
  'delivery_rejected',
])

/** What people say to each other in a request. Nothing internal ever is (B1, U17). */
export const stepFacts: readonly FactType[] = (
  [
    'registered',
    'message',
    'information_requested',
    'information_provided',
    'delivery_sent',
    'delivery_rejected',
    'resolution_proposed',
    'returned_for_rework',
    'withdrawn',
    'reopened',
  ] as const
).filter((type) => !internalFacts.has(type))

/** The words of a step; null: it is no step. Of what people say, never of what the staff notes beside it. */
export function wordsOfStep(fact: TicketFact): TextDigest | null {
  switch (fact.type) {
    case 'registered':
      return fact.description
    case 'message':
    case 'information_requested':
    case 'information_provided':
    case 'resolution_proposed':
      return fact.text
    case 'delivery_sent':
      return fact.instructions
    case 'delivery_rejected':
    case 'returned_for_rework':
    case 'withdrawn':
    case 'reopened':
      return fact.reason
    default:
      return null
  }
}
