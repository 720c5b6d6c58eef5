import { forwardedOf } from '../../core/letters/forwarded.ts'
import { mailDomain } from '../../core/letters/domains.ts'
import { domainOf } from '../../core/letters/reply-address.ts'
import { placeStaffLetter } from '../../core/letters/staff-letter.ts'
import { foldText, replyOf } from '../../core/letters/fold.ts'
import { authorFacts, type PersonFacts, personFacts } from '../../server/letters/reads-take.ts'
import type { Outcome } from '../../server/letters/writes-take.ts'
import { answerAsStaff, registerFor } from './acts.ts'
import { pointersTo, staffPointer } from './pointers.ts'
import { asking, saidIs, type Taking } from './taking.ts'

/** A letter of our own staff: an answer by mail, or a customer's letter that he passes on (D2, B2, R5.1). */
export async function byStaff(taking: Taking, author: PersonFacts): Promise<Outcome> {
  const { authentication, row } = taking
  const { decision } = row
  const pointers = await pointersTo(taking)
  const placement = placeStaffLetter({
    active: author.active,
    verdict: authentication.verdict,
    letPass: decision !== null,
    pointers: pointers.map((pointer) => staffPointer(pointer, author)),
  })
  if (placement.to === 'ask') return asking({ ...placement, personId: author.id })
  if (decision?.kind === 'ticket') return answerAsStaff(taking, { author, ticket: decision.number, public: false })
  return placement.to === 'answer' ? answerAsStaff(taking, { author, ...placement }) : passedOn(taking, author)
}

/** R5.1: a request on behalf of the one who wrote first. */
async function passedOn(taking: Taking, author: PersonFacts): Promise<Outcome> {
  const { tx, letter, now, row } = taking
  const original = forwardedOf(letter)
  const requester = await requesterOf()
  if (requester === null) return asking({ reason: 'original_unknown', personId: author.id, hint: null })
  const text = original?.text.trim() || replyOf(foldText(letter.text))
  return registerFor(taking, {
    author: requester,
    registrar: await registrarOf(),
    words: { subject: original?.subject ?? letter.subject, text, note: original?.note ?? '' },
    continues: null,
    reason: null,
    hint: null,
  })

  /** Unproven, it is the dispatcher's registration, who let it pass. */
  async function registrarOf(): Promise<PersonFacts> {
    if (taking.authentication.verdict === 'pass' || row.decidedById === null) return author
    return (await personFacts(tx, row.decidedById)) ?? author
  }

  async function requesterOf(): Promise<PersonFacts | null> {
    const said = saidIs(taking)
    const chosen = said === null ? null : await personFacts(tx, said)
    if (chosen?.side === 'customer') return chosen
    if (original === null) return null
    const address = original.author.address.toLowerCase()
    const { person } = await authorFacts(tx, {
      address,
      domain: mailDomain(domainOf(address)) ?? '',
      excerpt: '',
      since: now,
      except: row.id,
    })
    return person?.side === 'customer' && person.active ? person : null
  }
}
