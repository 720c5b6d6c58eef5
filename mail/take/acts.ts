import { capWords } from '../../core/letters/caps.ts'
import type { LetterReason, PlacedBy } from '../../core/letters/fate.ts'
import { intake, unsaidByMail } from '../../core/letters/taken-in.ts'
import { isRefusal, type Refusal } from '../../core/refusal.ts'
import type { SignedIn } from '../../core/people/actor.ts'
import type { Language } from '../../core/people/roles.ts'
import { seesTicket } from '../../core/people/scope.ts'
import { letterWords } from '../../lang/letter-words.ts'
import {
  actorOfPerson,
  mailboxDefaults,
  peopleAt,
  type PersonFacts,
  personFacts,
  pointersOf,
  standingOf,
} from '../../server/letters/reads-take.ts'
import { holdReceipt, type Outcome } from '../../server/letters/writes-take.ts'
import { askToVerify } from '../../server/tickets/acts-decision.ts'
import { registerTicket } from '../../server/tickets/acts-register.ts'
import { command } from '../../server/tickets/acts.ts'
import { authorOf } from './addresses.ts'
import { contentOf, type Words } from './content.ts'
import { done, type Taking } from './taking.ts'

interface Registering {
  readonly author: PersonFacts
  /** Who of the staff passed the letter on (R5.1); left out: the author himself. */
  readonly registrar?: PersonFacts
  /** What is registered, where it is not the letter's own. */
  readonly words?: Words
  readonly continues: number | null
  readonly reason: LetterReason | null
  readonly hint: number | null
}

/** R2.2, R5.1: a letter becomes a request; those in copy who belong to the customer watch it (U10). */
export async function registerFor(taking: Taking, given: Registering): Promise<Outcome> {
  const { tx, house, now, row, authentication } = taking
  const { author, registrar, continues } = given
  const actor = actorOfPerson(registrar ?? author)
  const content = await contentOf(taking, {
    actor,
    language: author.language,
    ...(given.words && { words: given.words }),
  })
  const begins = row.mailboxId === null ? { productId: null, lineId: null } : await mailboxDefaults(tx, row.mailboxId)
  const registered = must(
    await registerTicket(tx, house, {
      actor,
      now,
      channel: 'mail',
      requesterId: author.id,
      lineId: begins.lineId,
      ...(continues === null ? {} : { continues }),
      input: {
        subject: content.subject,
        description: content.text,
        ...unsaidByMail,
        productId: begins.productId,
        fileIds: [...content.fileIds],
      },
    }),
  )
  const { number } = registered.ticket
  if (authentication.verdict === 'fail') {
    await holdReceipt(tx, { ticket: number, personId: author.id, why: capWords.unproven })
  }
  if (content.note !== '' && registrar !== undefined) {
    must(
      await command(tx, house, { actor, now, channel: 'mail', number, order: { command: 'note', text: content.note } }),
    )
  }
  await letWatch(taking, { number, actor, customerId: author.customerId })
  const unproven = authentication.verdict === 'fail' ? ('unproven' as const) : null
  return done({
    fate: 'registered',
    reason: given.reason ?? unproven,
    ticket: number,
    seq: 1,
    personId: author.id,
    hint: given.hint,
    html: content.html,
  })
}

/** Those in copy who belong to the customer (U10); a letter whose author is not proven lets nobody in. */
async function letWatch(
  taking: Taking,
  given: { number: number; actor: SignedIn; customerId: string | null },
): Promise<void> {
  const { tx, house, now, letter, authentication, own } = taking
  const { number, actor, customerId } = given
  if (authentication.verdict === 'fail') return
  const named = [...letter.to, ...letter.cc].map(({ address }) => address.toLowerCase())
  const copied = named.filter((address) => !own.addresses.has(address))
  const people = await peopleAt(tx, [...new Set(copied)].slice(0, 200))
  const colleagues = people.filter((person) => person.id !== actor.personId && person.customerId === customerId)
  for (const { id } of colleagues.slice(0, intake.watchers)) {
    const order = { command: 'watch', personId: id, copied: true } as const
    // Refused where he watches already: the request is there all the same.
    await command(tx, house, { actor, now, channel: 'mail', number, order })
  }
}

/** R5.4, R5.5: a letter in its request; where it waited for an answer the work goes on by itself (U25). */
export async function answerIn(
  taking: Taking,
  { author, ticket: number, by }: { author: PersonFacts; ticket: number; by: PlacedBy },
): Promise<Outcome> {
  const { tx, house, now, row, authentication } = taking
  const actor = actorOfPerson(author)
  if (by === 'staff') await letIn(taking, { author, number })
  const content = await contentOf(taking, { actor, language: author.language })
  const order = { command: 'message', text: content.text, fileIds: content.fileIds } as const
  must(await command(tx, house, { actor, now, channel: 'mail', number, order }))
  const { seq, state } = await standingOf(tx, number)
  await letWatch(taking, { number, actor, customerId: author.customerId })
  // A letter alone never decides about a resolution: its author is asked, by links that only he has (R5.7, U19).
  if (state === 'resolution_verification' && (authentication.verdict !== 'fail' || row.decision !== null)) {
    await askToVerify(tx, house, { number, personId: author.id, seq, now })
  }
  const reason = authentication.verdict === 'fail' ? 'unproven' : null
  return done({ fate: 'answered', reason, ticket: number, seq, personId: author.id, placedBy: by, html: content.html })
}

/** A dispatcher put it there: its author watches the request from now on, when he does not see it yet. */
async function letIn(taking: Taking, { author, number }: { author: PersonFacts; number: number }): Promise<void> {
  const { tx, house, now } = taking
  const [pointer] = await pointersOf(tx, { tokenHashes: [], ids: [], numbers: [number] })
  const actor = actorOfPerson(author)
  if (pointer === undefined || seesTicket(actor, pointer.ticket)) return
  const order = { command: 'watch', personId: author.id } as const
  must(await command(tx, house, { actor: (await deciderOf(taking)).actor, now, channel: 'mail', number, order }))
}

/** Of somebody whom nobody knows, put into a request all the same: the staff writes down what the requester's side said. */
export async function answerTold(taking: Taking, number: number): Promise<Outcome> {
  const { tx, house, now } = taking
  const { actor, language } = await deciderOf(taking)
  const [pointer] = await pointersOf(tx, { tokenHashes: [], ids: [], numbers: [number] })
  if (pointer === undefined) throw new Error('the request that was chosen is not there')
  const content = await contentOf(taking, { actor, language })
  const told = {
    by: 'mail',
    personId: pointer.ticket.requesterId,
    note: letterWords[language].cameFrom(authorOf(taking)),
  } as const
  const order = { command: 'message', text: content.text, fileIds: content.fileIds, told } as const
  must(await command(tx, house, { actor, now, channel: 'mail', number, order }))
  const { seq } = await standingOf(tx, number)
  return done({ fate: 'answered', reason: 'by_decision', ticket: number, seq, placedBy: 'staff', html: content.html })
}

/** B2: what a specialist answered by mail; public only where he answered a customer's words. */
export async function answerAsStaff(
  taking: Taking,
  { author, ticket: number, public: isPublic }: { author: PersonFacts; ticket: number; public: boolean },
): Promise<Outcome> {
  const { tx, house, now } = taking
  const actor = actorOfPerson(author)
  const content = await contentOf(taking, { actor, language: author.language, only: 'new' })
  const order = { command: isPublic ? 'message' : 'note', text: content.text, fileIds: content.fileIds } as const
  must(await command(tx, house, { actor, now, channel: 'mail', number, order }))
  const { seq } = await standingOf(tx, number)
  return done({ fate: 'answered', reason: null, ticket: number, seq, personId: author.id, placedBy: 'message_id' })
}

async function deciderOf({ tx, row }: Taking): Promise<{ readonly actor: SignedIn; readonly language: Language }> {
  const person = row.decidedById === null ? null : await personFacts(tx, row.decidedById)
  if (person === null) throw new Error('a decision without somebody who decided')
  return { actor: actorOfPerson(person), language: person.language }
}

/** What cannot be done now is tried again, and then put before somebody: a letter is never dropped for a refusal. */
function must<T>(result: T | Refusal): T {
  if (isRefusal(result)) throw new TakingRefused(result)
  return result
}

export class TakingRefused extends Error {
  constructor({ refused, about }: Refusal) {
    super(about === undefined ? refused : `${refused}: ${about}`)
    this.name = 'TakingRefused'
  }
}
