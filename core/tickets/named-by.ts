import type { FileMark, TextDigest, TicketFact } from './events.ts'

/** The digests of the words that a fact names: where the act lays the words beside the chain. */
export function textsOf(fact: TicketFact): readonly TextDigest[] {
  const said = [
    'subject' in fact ? fact.subject : null,
    'description' in fact ? fact.description : null,
    'title' in fact ? fact.title : null,
    'instructions' in fact ? fact.instructions : null,
    'text' in fact ? fact.text : null,
    'justification' in fact ? fact.justification : null,
    'note' in fact ? fact.note : null,
    'comment' in fact ? fact.comment : null,
    'reason' in fact ? fact.reason : null,
    'told' in fact ? (fact.told?.note ?? null) : null,
  ]
  return said.filter((digest) => digest !== null)
}

/** The files that a fact names; the act binds them to its event and gives them its visibility. */
export const filesOf = (fact: TicketFact): readonly FileMark[] => ('files' in fact ? (fact.files ?? []) : [])
