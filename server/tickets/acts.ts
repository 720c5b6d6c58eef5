import { seesTicket } from '../../core/people/scope.ts'
import type { Actor } from '../../core/people/actor.ts'
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts'
import type { CommandName, TicketCommand } from '../../core/tickets/commands.ts'
import { seqFor } from '../../core/tickets/for-customer.ts'
import { decide, refusalBefore } from '../../core/tickets/decide.ts'
import type { TicketEvent } from '../../core/tickets/events.ts'
import type { TicketState } from '../../core/tickets/words.ts'
import type { Channel } from '../../core/tickets/words.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'
import type { House } from '../house.ts'
import { announcementOf, fold, wordsToFind } from './change.ts'
import { clockColumns, factColumns } from './columns.ts'
import { derive } from './derived.ts'
import type { Desk } from './desk.ts'
import { noticesOf } from './letters.ts'
import { otherNamed, peopleNamed, type TicketOrder } from './orders.ts'
import { overtakenBy } from './overtaken.ts'
import { hasEventSince, loadTicket, type Asked, type Loaded } from './reads-load.ts'
import { resolve } from './resolve.ts'
import { collectWords } from './texts.ts'
import { updateTicket } from './writes.ts'

/** Something asked of a request, by whom, when and through which door. */
export interface Commanded {
  readonly actor: Actor
  readonly now: Instant
  readonly channel: Channel
  readonly number: number
  readonly order: TicketOrder
  /** Where the request stood when the writer looked (I12), as his side counts (B1). */
  readonly basedOn?: number | undefined
}

/** Where the request stands after an order. */
export interface Standing {
  readonly number: number
  readonly seq: number
  readonly state: TicketState
  readonly notices: number
}

/**
 * THE ONE WAY to change a request, whatever the door (HOUSE, ideas 1 and 4): loads and locks it, lets core decide, and
 * writes events, folded row, letters and the word to the live streams in one statement.
 * Refusals: `not_found` where the caller may not know of it (A1, A4), `conflict` (I12), and those of core.
 */
export async function command(tx: Tx, house: House, asked: Commanded): Promise<Standing | Refusal> {
  const { order, basedOn } = asked
  const desk = await takeUp(tx, house, { ...asked, command: order.command, names: namesOf(asked) })
  if (isRefusal(desk)) return desk
  if (await isOvertaken(desk, { command: order.command, basedOn })) return refuse('conflict')
  const resolved = await resolve(order, desk)
  return isRefusal(resolved) ? resolved : carryOut(resolved, desk)
}

/** Loads and locks a request for a command that the caller may give now, whatever its words will be. */
export async function takeUp(
  tx: Tx,
  house: House,
  asked: Omit<Commanded, 'order' | 'basedOn'> & { readonly command: CommandName; readonly names: Named },
): Promise<Desk | Refusal> {
  const { actor, number, names } = asked
  const loaded = await loadTicket(tx, { number, ...names })
  if (loaded === undefined || !sees(actor, loaded)) return refuse('not_found')
  const desk = deskOf(tx, house, { asked, loaded })
  return refusalBefore({ ticket: loaded.ticket, name: asked.command, context: desk }) ?? desk
}

/** What an order names besides the request. */
export type Named = Omit<Asked, 'number'>

/** Decides a command of core on what lies on the desk, and writes what it yields. */
export async function carryOut(resolved: TicketCommand, desk: Desk): Promise<Standing | Refusal> {
  const { tx, loaded, words, house, now } = desk
  const events = decide(loaded.ticket, resolved, desk)
  if (isRefusal(events)) return events
  const head = loaded.headHash.toString('hex')
  const folded = fold({ before: loaded.ticket, head, events, texts: words.texts })
  const { ticket } = folded
  const normMinutes = normMinutesAfter(events, desk)
  const derived = derive({ house, ticket, normMinutes, now })
  const notices = noticesOf(events, {
    ...desk,
    ...loaded,
    ...derived,
    ticket,
    before: loaded.ticket,
    texts: words.texts,
    files: desk.files,
  })
  await updateTicket(tx, {
    number: ticket.number,
    change: {
      ...factColumns(ticket),
      ...clockColumns(ticket, derived, now),
      norm_minutes: JSON.stringify(normMinutes),
      head_hash: Buffer.from(folded.head, 'hex'),
      fold: JSON.stringify(ticket),
    },
    words: wordsToFind(events, words.texts),
    events: folded.rows,
    notices,
    announcement: announcementOf(ticket, events),
  })
  return { number: ticket.number, seq: seqFor(desk.actor.side, ticket), state: ticket.state, notices: notices.length }
}

const sees = (actor: Actor, { ticket }: Loaded): boolean => actor.side === 'system' || seesTicket(actor, ticket)

function namesOf({ actor, order }: Commanded): Named {
  const author = actor.side === 'system' ? [] : [actor.personId]
  return {
    personIds: [...author, ...peopleNamed(order)],
    other: otherNamed(order),
    productId: order.command === 'classify' ? order.productId : null,
    moduleId: order.command === 'classify' ? order.moduleId : null,
    lineId: order.command === 'assign' ? (order.lineId ?? null) : null,
    deliveryId: 'deliveryId' in order ? order.deliveryId : null,
  }
}

type Asking = Pick<Commanded, 'actor' | 'now' | 'channel'>

function deskOf(tx: Tx, house: House, given: { readonly asked: Asking; readonly loaded: Loaded }): Desk {
  const { asked, loaded } = given
  const { actor, now, channel } = asked
  const { id, version } = loaded.ticket.regulation
  const regulation = house.regulations.of(id, version)
  const calendar = house.regulations.calendarOf(regulation)
  const words = collectWords(house.random)
  return { tx, house, actor, now, channel, loaded, regulation, calendar, words, files: new Map() }
}

/** I12: somebody has changed the same thing since the writer looked. */
async function isOvertaken(
  { tx, actor, loaded: { ticket } }: Desk,
  asked: { readonly command: CommandName; readonly basedOn: number | undefined },
): Promise<boolean> {
  const { command: name, basedOn } = asked
  const types = overtakenBy[name]
  if (basedOn === undefined || types === undefined || basedOn >= seqFor(actor.side, ticket)) return false
  return hasEventSince(tx, { number: ticket.number, basedOn, types, publicOnly: actor.side === 'customer' })
}

/** U24: a contract's own norms are taken over when it is decided that it covers the request, and kept. */
function normMinutesAfter(events: readonly TicketEvent[], { loaded, contracts }: Desk): Loaded['normMinutes'] {
  const classified = events.find(({ fact }) => fact.type === 'classified')
  if (classified?.fact.type !== 'classified' || contracts === undefined) return loaded.normMinutes
  const { contractId } = classified.fact.entitlement
  if (contractId === loaded.ticket.entitlement.contractId) return loaded.normMinutes
  return contracts.find(({ id }) => id === contractId)?.normMinutes ?? {}
}
