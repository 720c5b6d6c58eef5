import { placeLetter } from '../../core/letters/place.ts'
import { cleanName } from '../../core/letters/person-name.ts'
import { barredFrom, intake } from '../../core/letters/taken-in.ts'
import { actorOfPerson, draftsOf, type PersonFacts, personFacts } from '../../server/letters/reads-take.ts'
import { addDraft, type Outcome } from '../../server/letters/writes-take.ts'
import { authorOf } from './addresses.ts'
import { factsOf } from './before.ts'
import { answerIn, answerTold, registerFor } from './acts.ts'
import { placeFacts, pointersTo } from './pointers.ts'
import { byStaff } from './by-staff.ts'
import { asking, saidIs, type Taking } from './taking.ts'

/** A person's letter: who he is, where it belongs, and the act. The last step: it always knows an outcome. */
export async function byPerson(taking: Taking): Promise<Outcome> {
  const { decision } = taking.row
  const author = await whoWrote(taking)
  if (author === null || 'state' in author) {
    if (decision?.kind === 'ticket') return answerTold(taking, decision.number)
    return author ?? asking({ reason: 'unknown_sender', hint: await hintOf(taking) })
  }
  if (author.side === 'provider') return byStaff(taking, author)
  const barred = barredFrom(author)
  if (barred === null) return placed(taking, author)
  // He may not write there himself: somebody of the staff writes down what he said.
  if (decision?.kind === 'ticket') return answerTold(taking, decision.number)
  return asking({ reason: barred, personId: author.id, hint: await hintOf(taking) })
}

async function placed(taking: Taking, author: PersonFacts): Promise<Outcome> {
  const { row } = taking
  if (row.decision?.kind === 'ticket') return answerIn(taking, { author, ticket: row.decision.number, by: 'staff' })
  const facts = placeFacts(taking, await pointersTo(taking), actorOfPerson(author))
  const placement = placeLetter(facts)
  if (row.decision?.kind === 'new_request') {
    const continues = placement.to === 'ticket' ? placement.ticket : null
    return registerFor(taking, { author, continues, reason: 'by_decision', hint: null })
  }
  switch (placement.to) {
    case 'ask':
      return asking({ reason: placement.reason, hint: placement.hint, personId: author.id })
    case 'new':
      return registerFor(taking, { author, ...placement })
    case 'ticket':
      return answerIn(taking, { author, ticket: placement.ticket, by: placement.by })
  }
}

/** The author as a person of ours; an outcome where somebody must say; null where nobody knows him. */
async function whoWrote(taking: Taking): Promise<PersonFacts | Outcome | null> {
  const { tx, letter, authentication } = taking
  const { person, customerId } = await factsOf(taking)
  // What staff passes on stays theirs, whoever is said to have written first.
  if (letter.from !== null && person?.side === 'provider') return person
  const said = saidIs(taking)
  if (said !== null) return personFacts(tx, said)
  if (letter.from === null) return asking({ reason: 'author_unclear', hint: await hintOf(taking) })
  if (person !== null) return person
  if (customerId === null || authentication.verdict === 'fail') return null
  return draftAt(taking, customerId)
}

/** Somebody of a customer whom we did not know: a contact to be confirmed. */
async function draftAt(taking: Taking, customerId: string): Promise<PersonFacts | null> {
  const { tx, house, now, letter } = taking
  if ((await draftsOf(tx, customerId)) >= intake.drafts) return null
  const address = authorOf(taking)
  const id = house.random.uuid()
  const name = cleanName(letter.from?.name ?? '', address)
  if (!(await addDraft(tx, { id, customerId, name, address, now }))) return null
  return personFacts(tx, id)
}

/** The request that a letter names, for whoever decides. */
async function hintOf(taking: Taking): Promise<number | null> {
  return (await pointersTo(taking))[0]?.ticket.number ?? null
}
