import type { z } from 'zod'
import { type KeptDecision, mayDecide } from '../../core/letters/decide.ts'
import type { letterDecisionShape } from '../../core/letters/wire.ts'
import type { StaffActor } from '../../core/people/actor.ts'
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'
import { record } from '../audit/writes.ts'
import type { House } from '../house.ts'
import { block } from './acts-senders.ts'
import { addSender, nameSender } from './acts-who.ts'
import { soleAuthor } from './author.ts'
import { customerOfTicket, senderAt, senderById } from './reads-senders.ts'
import { type DecidedRow, lockLetter } from './reads-letters.ts'
import { standingOf } from './views.ts'
import { decideAlike, tellTaker, writeDecision, writeRetry } from './writes-decide.ts'

type Decision = z.output<typeof letterDecisionShape>

interface Given {
  readonly actor: StaffActor
  readonly letterId: string
  readonly decision: Decision
  readonly now: Instant
}

/**
 * What somebody of the staff says about a letter that waits. It is written on the letter, which goes back to the taker:
 * what it means is done there, in one transaction with everything that it changes. `not_in_this_state`: it does not
 * wait for that, or somebody was first (I12).
 */
export async function decideLetter(tx: Tx, house: House, given: Given): Promise<true | Refusal> {
  const { actor, letterId, decision, now } = given
  const letter = await lockLetter(tx, letterId)
  if (letter === undefined) return refuse('not_found')
  const right = mayDecide(standingOf(letter), decision.kind)
  if (right !== true) return refuse(right)
  const kept = await keptOf(tx, house, { ...given, letter })
  if (isRefusal(kept)) return kept
  if (kept === 'retry') await writeRetry(tx, letterId, now)
  else await writeDecision(tx, { letterId, kept, deciderId: actor.personId, now })
  const alike = kept === 'retry' ? 0 : await others(tx, { ...given, letter, kept })
  await tellTaker(tx)
  await record(tx, {
    at: now,
    actorId: actor.personId,
    action: 'letter.decide',
    subjectType: 'letter',
    subjectId: letterId,
    subject: letter.author ?? letter.subject,
    detail: { ...detailOf(decision, kept), ...(alike > 0 ? { alike } : {}) },
  })
  return true
}

type Looked = Given & { readonly letter: DecidedRow }

/** The decision as the taker needs it; whatever it needs besides is written here. */
async function keptOf(tx: Tx, house: House, given: Looked): Promise<KeptDecision | 'retry' | Refusal> {
  const { decision, letter, actor, now } = given
  const author = soleAuthor(letter)
  const known = personIn(letter.decision)
  switch (decision.kind) {
    case 'person':
      return nameSender(tx, { actor, author, decision, now })
    case 'new_person':
      return addSender(tx, house, { actor, author, decision, now })
    case 'ticket': {
      const refusal = await refusalOf(tx, { ...given, known, number: decision.number })
      return refusal ?? { kind: 'ticket', number: decision.number, ...known }
    }
    case 'new_request':
    case 'take':
      return { kind: decision.kind, ...known }
    case 'retry':
      return 'retry'
    case 'discard': {
      const { reason } = decision
      const refusal = decision.block ? await block(tx, { actor, author, reason, now }) : true
      return refusal === true ? { kind: 'discard', reason } : refusal
    }
  }
}

/** A1, D1: nobody's words get into a request of another customer, whoever says so. */
async function refusalOf(
  tx: Tx,
  { letter, known, number }: Looked & { readonly known: Known; readonly number: number },
): Promise<Refusal | null> {
  const customerId = await customerOfTicket(tx, number)
  if (customerId === undefined) return refuse('not_found', 'number')
  const author = soleAuthor(letter)
  const personId = known.personId ?? letter.person_id
  const sender =
    personId !== null && personId !== undefined
      ? await senderById(tx, personId)
      : author === null
        ? undefined
        : await senderAt(tx, author)
  const isOther = sender !== undefined && sender.customerId !== null && sender.customerId !== customerId
  return isOther ? refuse('other_customer', 'number') : null
}

interface Known {
  readonly personId?: string
}

/** Who the author is, as somebody said before. */
function personIn(decision: unknown): Known {
  if (typeof decision !== 'object' || decision === null || !('personId' in decision)) return {}
  return typeof decision.personId === 'string' ? { personId: decision.personId } : {}
}

/** Who the author is, and that he is not wanted, holds for everything of his that waits. */
async function others(tx: Tx, given: Looked & { readonly kept: KeptDecision }): Promise<number> {
  const { actor, decision, letter, kept, now } = given
  const author = soleAuthor(letter)
  if (author === null) return 0
  const same = { author, kept, deciderId: actor.personId, now }
  if (kept.kind === 'person') return decideAlike(tx, { ...same, which: 'asks_who' })
  return decision.kind === 'discard' && decision.block ? decideAlike(tx, { ...same, which: 'waits' }) : 0
}

function detailOf(decision: Decision, kept: KeptDecision | 'retry'): Readonly<Record<string, unknown>> {
  const { kind, ...said } = decision
  return { decision: kind, ...(kept !== 'retry' && 'personId' in kept ? { personId: kept.personId } : {}), ...said }
}
