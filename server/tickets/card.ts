import type { TicketCard } from '../../core/tickets/wire.ts'
import type { Reader } from '../../db/connect.ts'
import type { House } from '../house.ts'
import { idsNamed } from './ids-named.ts'
import { eventsOfCard, findCard } from './reads-card.ts'
import { namesOf } from './reads-names.ts'
import { cardView, type CardRead } from './views.ts'

/**
 * The page of a request in two statements: the request with its history, and the names in it. The second needs no
 * snapshot of the first: what a history names is there before the history says so, and is never removed. Undefined: not
 * there, or not his to see.
 */
export async function readCard(
  reader: Reader,
  house: House,
  asked: Pick<CardRead, 'actor' | 'now' | 'language'> & { readonly number: number },
): Promise<TicketCard | undefined> {
  const { number, actor, now, language } = asked
  const card = await findCard(reader, { number, actor })
  if (card === undefined) return undefined
  const events = eventsOfCard(card)
  const names = await namesOf(reader, idsNamed(card.fold, events))
  return cardView(house, { card, events, names, actor, now, language })
}
