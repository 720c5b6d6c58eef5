import type { LetterCard, LetterDecision, LetterDecisionKind } from '../../core/letters/wire.ts'
import type { CustomerRole } from '../../core/people/roles.ts'
import type { Named } from '../../core/wire.ts'

/** What can be done with a letter. Who wrote it is one question, whether he is known or to be added. */
export type Way = 'who' | Exclude<LetterDecisionKind, 'person' | 'new_person'>

const wayBy: Readonly<Record<LetterDecisionKind, Way>> = {
  person: 'who',
  new_person: 'who',
  ticket: 'ticket',
  new_request: 'new_request',
  take: 'take',
  retry: 'retry',
  discard: 'discard',
}

/** Whom somebody has found, or is about to add. */
export type Author =
  | { readonly is: 'person'; readonly person: { readonly id: string; readonly name: string; readonly customer: Named } }
  | {
      readonly is: 'new'
      readonly name: string
      readonly email: string
      readonly customer: Named | null
      readonly role: CustomerRole
    }

/** What has been filled in so far, whichever way is chosen: nothing is lost by looking at another one. */
export interface DecisionDraft {
  readonly way: Way | undefined
  readonly author: Author | null
  readonly remember: boolean
  readonly number: string
  readonly reason: string
  readonly block: boolean
}

type Decidable = Pick<LetterCard, 'from' | 'verdict' | 'suggestedTicket' | 'can'>

/** The ways that this letter allows now, in the order in which they are offered; a word that is new here is left out. */
export const waysOf = ({ can }: Pick<LetterCard, 'can'>): readonly Way[] => [
  ...new Set(can.decide.filter(isKind).map((kind) => wayBy[kind])),
]

const isKind = (word: string): word is LetterDecisionKind => Object.hasOwn(wayBy, word)

/**
 * The first way is the likeliest. Where the sender may be forged none is taken for granted, and his address is not
 * remembered unless somebody says so (A7).
 */
export const emptyDecision = (letter: Decidable): DecisionDraft => ({
  way: letter.verdict === 'fail' ? undefined : waysOf(letter)[0],
  author: null,
  remember: letter.verdict !== 'fail',
  number: letter.suggestedTicket === null ? '' : String(letter.suggestedTicket),
  reason: '',
  block: false,
})

/** What is still missing. */
export type Missing = 'way' | 'person' | 'name' | 'customer' | 'email' | 'number' | 'reason'

/** The decision to be sent, or the field without which there is none. */
export function decisionOf(
  draft: DecisionDraft,
  letter: Pick<LetterCard, 'from'>,
): { readonly decision: LetterDecision } | { readonly missing: Missing } {
  switch (draft.way) {
    case 'who':
      return authorOf(draft, letter)
    case 'ticket': {
      const number = Number(/^\D{0,4}(\d{1,9})$/.exec(draft.number.trim())?.[1] ?? 0)
      return number > 0 ? { decision: { kind: 'ticket', number } } : { missing: 'number' }
    }
    case 'discard': {
      const reason = draft.reason.trim()
      return reason === '' ? { missing: 'reason' } : { decision: { kind: 'discard', reason, block: draft.block } }
    }
    case 'new_request':
    case 'take':
    case 'retry':
      return { decision: { kind: draft.way } }
    case undefined:
      return { missing: 'way' }
  }
}

function authorOf(
  { author, remember }: DecisionDraft,
  { from }: Pick<LetterCard, 'from'>,
): ReturnType<typeof decisionOf> {
  if (author === null) return { missing: 'person' }
  if (author.is === 'person')
    return { decision: { kind: 'person', personId: author.person.id, remember: remember && from !== null } }
  const name = author.name.trim()
  const email = author.email.trim()
  if (name === '') return { missing: 'name' }
  if (author.customer === null) return { missing: 'customer' }
  if (from === null && email === '') return { missing: 'email' }
  return {
    decision: {
      kind: 'new_person',
      customerId: author.customer.id,
      name,
      role: author.role,
      // The letter's own address is the server's to take.
      ...(from === null ? { email } : {}),
    },
  }
}
