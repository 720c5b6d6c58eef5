import type { LetterCard } from '../../core/letters/wire.ts'
import { useTexts } from '../language.tsx'
import type { DecisionDraft } from './decision-draft.ts'

/** What follows from a decision: the words on its button, and a sentence beside it. None of them can be undone. */
export function useConsequence(
  letter: LetterCard,
  draft: DecisionDraft,
): { readonly button: string; readonly text: string } {
  const t = useTexts().post
  const final = t.final()
  switch (draft.way) {
    case 'who':
      return {
        button: letter.suggestedTicket === null ? t.doRegister(letter.alike) : t.doTakeFrom(letter.alike),
        text: [authorText(t, draft), final].filter(Boolean).join(' '),
      }
    case 'ticket': {
      const number = Number(/\d{1,9}/.exec(draft.number)?.[0] ?? 0)
      return { button: t.doPut(number === 0 ? null : number), text: final }
    }
    case 'new_request':
      return { button: t.doRegister(0), text: final }
    case 'take':
      return { button: t.doTake(), text: final }
    case 'discard':
      return { button: draft.block ? t.doBlock(letter.alike) : t.doDiscard(), text: t.discardThen() }
    case 'retry':
      return { button: t.doRetry(), text: '' }
    case undefined:
      return { button: t.choose(), text: '' }
  }
}

function authorText(t: ReturnType<typeof useTexts>['post'], { author }: DecisionDraft): string {
  if (author === null) return ''
  if (author.is === 'person') return t.willBeFrom(author.person.name, author.person.customer.name)
  if (author.name.trim() === '' || author.customer === null) return ''
  return t.willAddPerson(author.name.trim(), author.customer.name)
}
