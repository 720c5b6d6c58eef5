import { caps } from '../../core/letters/caps.ts'
import type { CustomerActor } from '../../core/people/actor.ts'
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts'
import { tableRefusal } from '../../core/tickets/allowed.ts'
import type { Ticket } from '../../core/tickets/ticket.ts'
import { HOUR, shift, type Instant } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../db/connect.ts'
import type { House, Random } from '../house.ts'
import { findActor } from '../people/reads.ts'
import { hashToken, newToken } from '../people/tokens.ts'
import { command } from './acts.ts'
import type { TicketOrder } from './orders.ts'
import { findLink, readAsked, type FoundLink } from './reads-decision.ts'
import { lockInOrder } from './reads-load.ts'
import { addDecisionLinks, queueQuestion, useDecisionLinks } from './writes-decision.ts'

/** How long the links of a letter decide: longer than a holiday, shorter than forgetting. */
const life = 14 * 24 * HOUR

/**
 * A customer wrote while the resolution waits for his verification. A letter alone decides nothing (R5.7, U19): he is
 * asked, with two links that each decide once. Older links of his end. Asked is only who may decide now and whom the
 * staff has confirmed, once a day (E1). Answers whether he is asked.
 */
export async function askToVerify(
  tx: Tx,
  { random }: { readonly random: Random },
  asked: {
    readonly number: number
    readonly personId: string
    /** Where the request stands, with his letter in it. */
    readonly seq: number
    readonly now: Instant
  },
): Promise<boolean> {
  const { number, personId, seq, now } = asked
  await lockInOrder(tx, [number])
  const { most, within } = caps.verificationQuestions
  const found = await readAsked(tx, { number, personId, after: shift(now, -within) })
  if (found === undefined || found.draft || found.lately >= most) return false
  if ((await whoMayDecide(tx, { personId, ticket: found.fold })) === undefined) return false
  const [acceptToken, returnToken] = [newToken(random), newToken(random)]
  const expiresAt = shift(now, life)
  await addDecisionLinks(tx, {
    accept: hashToken(acceptToken),
    return: hashToken(returnToken),
    ticket: number,
    personId,
    basedOn: seq,
    now,
    expiresAt,
  })
  await queueQuestion(tx, {
    id: random.uuid(),
    ticket: number,
    seq,
    to: { id: personId, email: found.email, language: found.language },
    reason: found.fold.requesterId === personId ? 'requester' : 'watcher',
    params: { number, acceptToken, returnToken, expiresAt },
    now,
  })
  return true
}

/** A link that decides, while it can: unused, in its time, about this very resolution, of one who may (A9). */
export interface DecisionInForce extends FoundLink {
  readonly actor: CustomerActor
}

/** What a link would decide; undefined: it never was, was used, or decides nothing any more. Changes nothing (B5). */
export async function decisionOf(
  reader: Reader,
  { token, now }: { readonly token: string; readonly now: Instant },
): Promise<DecisionInForce | undefined> {
  const link = await findLink(reader, hashToken(token), now)
  const actor = link && (await whoMayDecide(reader, { personId: link.personId, ticket: link.fold }))
  return link && actor && { ...link, actor }
}

/**
 * Decides by a link what the signed-in customer decides on the request's page, by the same act (R5.7). Both links of the
 * letter are used then. Refusals: `link_used_or_expired` for every link that decides nothing, whatever the reason, and
 * `reason_is_missing` where it returns.
 */
export async function decideByLink(
  tx: Tx,
  house: House,
  given: { readonly token: string; readonly reason: string | undefined; readonly now: Instant },
): Promise<null | Refusal> {
  const { token, reason, now } = given
  const seen = await findLink(tx, hashToken(token), now)
  if (seen === undefined) return refuse('link_used_or_expired')
  // Of two who decide at once, by links or on the page, the second sees what the first has decided.
  await lockInOrder(tx, [seen.number])
  const link = await decisionOf(tx, { token, now })
  if (link === undefined) return refuse('link_used_or_expired')
  const order = orderOf(link, reason)
  if (isRefusal(order)) return order
  const { actor, number } = link
  await useDecisionLinks(tx, { ticket: number, personId: actor.personId, now })
  const done = await command(tx, house, { actor, now, channel: 'mail', number, order })
  return isRefusal(done) ? refuse('link_used_or_expired') : null
}

function orderOf({ choice }: DecisionInForce, reason: string | undefined): TicketOrder | Refusal {
  if (choice === 'accept') return { command: 'accept_resolution', comment: reason }
  return reason === undefined ? refuse('reason_is_missing', 'reason') : { command: 'return_for_rework', reason }
}

/** The customer's person, while he may decide about the resolution that waits; the provider's side never may (U19). */
async function whoMayDecide(
  reader: Reader,
  { personId, ticket }: { readonly personId: string; readonly ticket: Ticket },
): Promise<CustomerActor | undefined> {
  const actor = await findActor(reader, personId)
  if (actor?.side !== 'customer') return undefined
  return tableRefusal(ticket, 'accept_resolution', actor) === null ? actor : undefined
}
