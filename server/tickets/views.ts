import type { SignedIn } from '../../core/people/actor.ts'
import type { Language } from '../../core/people/roles.ts'
import type { EntitlementView } from '../../core/contracts/wire.ts'
import { can, canWatchOthers } from '../../core/tickets/can.ts'
import { customersNumbers, forCustomer } from '../../core/tickets/for-customer.ts'
import type { TicketFact } from '../../core/tickets/events.ts'
import { reopenUntil } from '../../core/tickets/reopen-until.ts'
import type { Ticket } from '../../core/tickets/ticket.ts'
import type { TicketCard } from '../../core/tickets/wire.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { House } from '../house.ts'
import { derive } from './derived.ts'
import { hearsOfMessage } from './hears.ts'
import type { CardFacts, NoticeJson, StoredEvent } from './reads-card.ts'
import type { Names } from './reads-names.ts'
import { clockView, instant, instantOrNull } from './views-clock.ts'
import { rowView } from './views-row.ts'
import { byView, entryView, filesView, textOf, type Pages } from './views-timeline.ts'

/** Everything that was read for the page of one request. */
export interface CardRead {
  readonly card: CardFacts
  readonly events: readonly StoredEvent[]
  readonly names: Names
  readonly actor: SignedIn
  readonly language: Language
  readonly now: Instant
}

/** The page of a request, field by field, with what the reader can do and who would hear him (R5.4, HOUSE idea 7). */
export function cardView(house: Pick<House, 'regulations'>, read: CardRead): TicketCard {
  const { card, actor, language, now, names } = read
  const ticket = card.fold
  const { contract, norm_minutes: normMinutes } = card
  const derived = derive({ house, ticket, normMinutes, now })
  const { regulation, calendar } = derived
  const events = visibleEvents(read)
  const pages = pagesOf(read, events)
  const staff = actor.side === 'provider'
  const rules = { actor, now, regulation, calendar }
  const seen = { regulation, calendar, language, now }
  return {
    ...rowView(house, { row: card, now, side: actor.side }),
    asOf: instant(now),
    complexity: ticket.complexity,
    impact: ticket.impact,
    urgency: ticket.urgency,
    service: ticket.service,
    channel: ticket.channel,
    expectedBy: ticket.expectedBy,
    registeredBy: byView(registrar(ticket), pages),
    requesterContact: staff ? card.contact : null,
    entitlement: entitlementView(ticket, contract),
    regulation: { id: regulation.id, version: regulation.version, title: regulation.title[language] },
    planned: plannedView(ticket, pages),
    deliveries: deliveriesView(ticket, pages),
    resolution: resolutionView(ticket, { events, pages }),
    reworks: ticket.reworks,
    watchers: watchersView(ticket, read),
    links: ticket.links.map(({ to, relation }) => ({
      number: to,
      relation,
      subject: card.links.find(({ number }) => number === to)?.subject ?? null,
    })),
    mergedInto: ticket.mergedInto,
    clocks: derived.clocks.map((clock) => clockView({ clock, contract, normMinutes, ...seen })),
    timeline: events.map((event) => entryView(event, pages)),
    notices: noticesView(read),
    can: can(ticket, rules),
    canWatchOthers: canWatchOthers(ticket, rules),
    reopenUntil: instantOrNull(reopenUntil(ticket, rules)),
    hears: hearsOfMessage(ticket, { actor, names }),
  }
}

/** The second wall of B1 stands in the database, this one here. */
const visibleEvents = ({ events, actor }: CardRead): readonly StoredEvent[] =>
  actor.side === 'provider' ? events : forCustomer(events)

/** Letters of this request: to a customer his own, each by his number of the event that it tells of (R5.4, B1). */
function noticesView({ card, events, actor }: CardRead): TicketCard['notices'] {
  if (actor.side === 'provider') return card.notices.map(noticeView)
  const numbers = customersNumbers(events)
  return card.notices
    .filter(({ personId }) => personId === actor.personId)
    .map((notice) => noticeView({ ...notice, seq: notice.seq === null ? null : (numbers.get(notice.seq) ?? null) }))
}

/** Letters that came, each by the reader's number of the event that it became (B1). */
function lettersOf({ card, events, actor }: CardRead): Pages['letters'] {
  const numbers = customersNumbers(events)
  return new Map(
    card.letters.flatMap((letter) => {
      const seq = actor.side === 'provider' ? letter.seq : numbers.get(letter.seq)
      return seq === undefined ? [] : [[seq, letter] as const]
    }),
  )
}

function pagesOf(read: CardRead, events: readonly StoredEvent[]): Pages {
  const { card, names } = read
  const deliveries = new Map<string, Extract<TicketFact, { readonly type: 'delivery_sent' }>>()
  for (const { event } of events)
    if (event.fact.type === 'delivery_sent') deliveries.set(event.fact.deliveryId, event.fact)
  return {
    names: names.names,
    texts: new Map(events.flatMap(({ texts }) => Object.entries(texts))),
    files: new Map(card.files.map((file) => [file.id, file])),
    letters: lettersOf(read),
    deliveries,
  }
}

const registrar = (ticket: Ticket) =>
  ({
    side: ticket.registeredById === ticket.requesterId ? 'customer' : 'provider',
    personId: ticket.registeredById,
  }) as const

export const entitlementView = (
  ticket: Pick<Ticket, 'entitlement'>,
  contract: EntitlementView['contract'],
): EntitlementView => ({
  covered: ticket.entitlement.covered,
  reason: ticket.entitlement.covered ? null : ticket.entitlement.reason,
  contract,
})

function plannedView({ planned }: Ticket, pages: Pages): TicketCard['planned'] {
  if (planned === null) return null
  const { date, due, agreement, counter } = planned
  return {
    date,
    due: instant(due),
    agreement,
    counter: counter === null ? null : { date: counter.date, reason: textOf(pages, counter.reason) },
  }
}

const deliveriesView = (ticket: Ticket, pages: Pages): TicketCard['deliveries'] =>
  ticket.deliveries.map(({ id, kind, state, sentAt }) => {
    const sent = pages.deliveries.get(id)
    return {
      id,
      kind,
      state,
      sentAt: instant(sentAt),
      title: textOf(pages, sent?.title ?? null),
      instructions: textOf(pages, sent?.instructions ?? null),
      files: filesView(sent?.files ?? [], pages),
    }
  })

/** The resolution that stands: the last one sent, unless it was returned or taken back. */
function resolutionView(
  ticket: Ticket,
  { events, pages }: { readonly events: readonly StoredEvent[]; readonly pages: Pages },
): TicketCard['resolution'] {
  if (ticket.resolvedAt === null) return null
  const sent = events.findLast(({ event }) => event.fact.type === 'resolution_proposed')?.event
  if (sent?.fact.type !== 'resolution_proposed') return null
  return { text: textOf(pages, sent.fact.text), at: instant(sent.at) }
}

/** A customer is told of his own people only. */
function watchersView({ watcherIds }: Ticket, { actor, names }: CardRead): TicketCard['watchers'] {
  const own = new Set(names.people.filter(({ side }) => side === 'customer').map(({ id }) => id))
  return watcherIds
    .filter((id) => actor.side === 'provider' || own.has(id))
    .map((id) => ({ id, name: names.names.get(id) ?? '' }))
}

const noticeView = (notice: NoticeJson): TicketCard['notices'][number] => ({
  id: notice.id,
  seq: notice.seq,
  template: notice.template,
  to: { id: notice.personId, name: notice.name, address: notice.address },
  state: notice.state,
  reason: notice.reason,
  createdAt: utc(notice.createdAt),
  sentAt: notice.sentAt === null ? null : utc(notice.sentAt),
})

/** JSON of the database has an offset and microseconds. */
const utc = (text: string): string => instantOrNull(Date.parse(text) as Instant) ?? text
