import { customersWords } from '../notices/templates.ts'
import type { LetterReason } from './fate.ts'
import type { Authentication } from './trust.ts'

/** A request that a letter of the staff names, and by what. */
export interface StaffPointer {
  readonly via: 'token' | 'ours' | 'theirs' | 'number'
  readonly ticket: number
  /** The answer address or the letter of ours was made for this very person. */
  readonly his: boolean
  /** Of the letter of ours that it answers; null: of none. */
  readonly template: string | null
}

/** What becomes of a letter of our own staff. */
export type StaffPlacement =
  | { readonly to: 'answer'; readonly ticket: number; readonly public: boolean }
  | { readonly to: 'ask'; readonly reason: LetterReason; readonly hint: number | null }
  /** A customer's letter that he passes on, if it is one (R5.1). */
  | { readonly to: 'passed_on' }

/**
 * Places a letter of our own staff. Only when our mail server proves him, or somebody of the staff let it pass (D2). An
 * answer to a letter that we sent to this very person goes into that request: to the customer when it brought a
 * customer's words, decided by the nearest letter that it answers; where that is not known it stays a note (B2, U17).
 * What was made for somebody else is asked about. A number in the subject says nothing here: staff sees every request.
 */
export function placeStaffLetter(given: {
  readonly active: boolean
  readonly verdict: Authentication['verdict']
  /** Somebody looked at it and let it pass. */
  readonly letPass: boolean
  /** Nearest first. */
  readonly pointers: readonly StaffPointer[]
}): StaffPlacement {
  const { active, verdict, letPass, pointers } = given
  const hint = pointers[0]?.ticket ?? null
  if (!active) return { to: 'ask', reason: 'person_inactive', hint }
  if (verdict !== 'pass' && !letPass) return { to: 'ask', reason: 'staff_unproven', hint }
  const own = pointers.find(({ via, his }) => his && (via === 'token' || via === 'ours'))
  if (own !== undefined) {
    const answered = pointers.find(({ via, his }) => his && via === 'ours')
    return { to: 'answer', ticket: own.ticket, public: customersWords.has(answered?.template ?? '') }
  }
  const foreign = pointers.find(({ via }) => via !== 'number')
  if (foreign === undefined || letPass) return { to: 'passed_on' }
  return { to: 'ask', reason: foreign.via === 'token' ? 'token_of_another' : 'not_of_this_request', hint }
}
