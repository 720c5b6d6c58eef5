import type { RefusalWord } from '../refusal.ts'
import type { LetterFate, LetterReason, LetterState } from './fate.ts'
import type { LetterDecisionKind } from './wire.ts'

/** Where a letter stands, as far as a decision depends on it. */
export interface Standing {
  readonly state: LetterState
  readonly fate: LetterFate | null
  readonly reason: LetterReason | null
}

/**
 * What a decision comes to on the letter's row, for whoever takes it up. `personId`: who somebody has said the author
 * is, now or before; it stays when the same letter asks another question afterwards.
 */
export type KeptDecision =
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'ticket'; readonly number: number; readonly personId?: string }
  | { readonly kind: 'new_request'; readonly personId?: string }
  | { readonly kind: 'take'; readonly personId?: string }
  | { readonly kind: 'discard'; readonly reason: string }

/**
 * What somebody may decide about a letter, in the order in which it is offered. A letter that is stored is about to be
 * taken, and one that became a request or a message is decided there: nothing. What was put aside can be fetched back.
 */
export function decisionsFor({ state, fate, reason }: Standing): readonly LetterDecisionKind[] {
  switch (state) {
    case 'stored':
      return []
    case 'held':
      return ['take', 'ticket', 'new_request', 'discard']
    case 'asking':
      return reason === null ? whoAndWhere : (byQuestion[reason] ?? whoAndWhere)
    case 'quarantined':
      return reason === 'failed' ? ['retry', ...whoAndWhere] : ['retry', 'discard']
    case 'done':
      return fate === null ? [] : afterwards[fate]
  }
}

/** `not_in_this_state`: somebody was first, or it is no question of this letter. */
export const mayDecide = (standing: Standing, kind: LetterDecisionKind): true | RefusalWord =>
  decisionsFor(standing).includes(kind) ? true : 'not_in_this_state'

/**
 * Whether a letter that is put into a request becomes its author's own message: he is known, and may write. Else whoever
 * decides writes his words down for him.
 */
export const writesHimself = (given: { readonly known: boolean; readonly reason: string | null }): boolean =>
  given.known && given.reason !== 'read_only' && given.reason !== 'person_inactive'

const whoAndWhere: readonly LetterDecisionKind[] = ['person', 'new_person', 'ticket', 'new_request', 'discard']
/** Nobody can be the requester of a new request who is not known, or may not raise one. */
const who: readonly LetterDecisionKind[] = ['person', 'new_person', 'ticket', 'discard']

const byQuestion: Partial<Record<LetterReason, readonly LetterDecisionKind[]>> = {
  unknown_sender: who,
  author_unclear: who,
  read_only: who,
  person_inactive: who,
  original_unknown: who,
  not_of_this_request: whoAndWhere,
  token_of_another: whoAndWhere,
  staff_unproven: ['take', 'person', 'ticket', 'discard'],
  unproven: ['ticket', 'new_request', 'discard'],
}

const afterwards: Record<LetterFate, readonly LetterDecisionKind[]> = {
  registered: [],
  answered: [],
  repeated: [],
  robot: ['take', 'ticket', 'new_request'],
  bounce: ['take', 'ticket', 'new_request'],
  discarded: ['take'],
}
