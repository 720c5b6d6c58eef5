import { forwardedOf } from '../../core/letters/forwarded.ts'
import { domainOf } from '../../core/letters/reply-address.ts'
import { customersWords } from '../../core/notices/templates.ts'
import { foldText, replyOf } from '../../core/letters/fold.ts'
import { authorFacts, type PersonFacts, personFacts, type Pointer } from '../../server/letters/reads-take.ts'
import type { Outcome } from '../../server/letters/writes-take.ts'
import { answerAsStaff, registerFor } from './acts.ts'
import { pointersTo } from './pointers.ts'
import { asking, saidIs, type Taking } from './taking.ts'

/**
 * A letter of our own staff: an answer to a letter that we sent to this very person, or a customer's letter that he
 * passes on. Only when our mail server proves him (D2). What answers anything but a customer's words stays a note (B2).
 */
export async function byStaff(taking: Taking, author: PersonFacts): Promise<Outcome> {
  const { authentication, row } = taking
  const pointers = await pointersTo(taking)
  const hint = pointers[0]?.ticket.number ?? null
  if (!author.active) return asking({ reason: 'person_inactive', personId: author.id, hint })
  // A dispatcher who looked at it may let it pass.
  if (authentication.verdict !== 'pass' && row.decision === null) {
    return asking({ reason: 'staff_unproven', personId: author.id, hint })
  }
  if (row.decision?.kind === 'ticket')
    return answerAsStaff(taking, { author, ticket: row.decision.number, public: false })
  const own = pointers.find((pointer) => isHis(pointer, author))
  if (own !== undefined)
    return answerAsStaff(taking, { author, ticket: own.ticket.number, public: isForCustomer(pointers, author) })
  const foreign = pointers.find(({ via }) => via !== 'number')
  if (foreign !== undefined && row.decision === null) {
    return asking({
      reason: foreign.via === 'token' ? 'token_of_another' : 'not_of_this_request',
      personId: author.id,
      hint,
    })
  }
  return passedOn(taking, author)
}

const isHis = ({ via, personId }: Pointer, author: PersonFacts): boolean =>
  (via === 'token' || via === 'ours') && personId === author.id

/** Decided by the nearest letter of ours that it answers; where that is not known, it is a note: nothing slips out. */
function isForCustomer(pointers: readonly Pointer[], author: PersonFacts): boolean {
  const answered = pointers.find(({ via, personId }) => via === 'ours' && personId === author.id)
  return answered !== undefined && customersWords.has(answered.template ?? '')
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
      domain: domainOf(address),
      excerpt: '',
      since: now,
      except: row.id,
    })
    return person?.side === 'customer' && person.active ? person : null
  }
}
