import { bounceOf } from '../../core/letters/bounce.ts'
import { mailDomain } from '../../core/letters/domains.ts'
import { heldFor, intake } from '../../core/letters/taken-in.ts'
import { domainOf, tokenIn } from '../../core/letters/reply-address.ts'
import { shift } from '../../core/time/instant.ts'
import { type AuthorFacts, authorFacts } from '../../server/letters/reads-take.ts'
import type { Outcome } from '../../server/letters/writes-take.ts'
import { alarmPostRoom } from '../../server/notices/acts-alarm.ts'
import { recordBounce } from '../../server/notices/acts-bounce.ts'
import { addressesOf, authorOf } from './addresses.ts'
import { pointersTo } from './pointers.ts'
import { done, type Taking } from './taking.ts'

/** From a sender that somebody blocked. */
export async function isUnwanted(taking: Taking): Promise<Outcome | undefined> {
  if (taking.row.decision !== null) return undefined
  const { blocked } = await factsOf(taking)
  return blocked ? done({ fate: 'discarded', reason: 'sender_blocked' }) : undefined
}

/**
 * Written by a machine (U14, E2): a bounce is noted on the letter that came back, everything else is kept and shown
 * beside its request; no clock starts, nothing is reopened or answered.
 */
export async function isRobots(taking: Taking): Promise<Outcome | undefined> {
  const { tx, letter, identity, now, read, row } = taking
  if (row.decision !== null) return undefined
  const bounce = bounceOf(letter)
  if (bounce !== null) {
    const bounceTo = identity.bounceTo
    const tokens = bounceTo === null ? [] : addressesOf(taking).flatMap((address) => tokenIn(address, bounceTo) ?? [])
    const noted = await recordBounce(tx, { bounce, tokens, now })
    if (noted !== null) {
      return done({
        fate: 'bounce',
        reason: null,
        ticket: noted.ticket,
        noticeId: noted.noticeId,
        personId: noted.personId,
      })
    }
  }
  if (bounce === null && read.robot === null) return undefined
  const [pointer] = await pointersTo(taking)
  const ticket = pointer === undefined || pointer.via === 'number' ? null : pointer.ticket.number
  return done({ fate: 'robot', reason: null, ticket })
}

/** Too many at once from one address, or the same words again and again: put by, counted, and the administrators told. */
export async function held(taking: Taking): Promise<Outcome | undefined> {
  const { tx, house, now, row } = taking
  if (row.decision !== null) return undefined
  const before = await factsOf(taking)
  const reason = heldFor(before)
  if (reason === null) return undefined
  const kind = reason === 'flood' ? 'flood' : 'loop'
  await alarmPostRoom(tx, house, { kind, mailbox: null, address: authorOf(taking), count: before.lately + 1, now })
  return { state: 'held', fate: null, reason }
}

const known = new WeakMap<Taking, Promise<AuthorFacts>>()

/** What is known of the address that the letter says it is from; asked once a letter. */
export function factsOf(taking: Taking): Promise<AuthorFacts> {
  const { tx, now, row, read } = taking
  const address = authorOf(taking)
  const asked = {
    address,
    domain: mailDomain(domainOf(address)) ?? '',
    excerpt: read.excerpt,
    since: shift(now, -intake.window),
    except: row.id,
  }
  const facts = known.get(taking) ?? authorFacts(tx, asked)
  known.set(taking, facts)
  return facts
}
