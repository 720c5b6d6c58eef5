import type { TextDigest, TicketEvent, TicketFact, Told } from '../../core/tickets/events.ts'
import { filesOf } from '../../core/tickets/named-by.ts'
import type { FileView, TimelineEntry } from '../../core/tickets/wire.ts'
import type { Named } from '../../core/wire.ts'
import type { FileJson, LetterJson, StoredEvent } from './reads-card.ts'
import type { KeptText } from './texts.ts'
import { instant } from './views-clock.ts'

/** What entries are written with: names of everything, texts of all events, files by id. */
export interface Pages {
  readonly names: ReadonlyMap<string, string>
  readonly texts: ReadonlyMap<string, KeptText>
  readonly files: ReadonlyMap<string, FileJson>
  /** Letters by the event that they became. */
  readonly letters: ReadonlyMap<number, LetterJson>
  /** Deliveries by id, for the entries that decide about them. */
  readonly deliveries: ReadonlyMap<string, Extract<TicketFact, { readonly type: 'delivery_sent' }>>
}

/** An event as an entry of the timeline (R5.4): everything named, nothing to look up. */
export function entryView({ event }: StoredEvent, pages: Pages): TimelineEntry {
  const digest = mainText(event.fact)
  const text = textOf(pages, digest)
  return {
    seq: event.seq,
    at: instant(event.at),
    type: event.fact.type,
    by: byView(event.actor, pages),
    channel: event.channel,
    visibility: event.visibility,
    text,
    erased: digest !== null && text === null,
    detail: detailOf(event.fact, pages),
    files: filesView(filesOf(event.fact), pages),
    letter: letterView(pages.letters.get(event.seq), event.fact),
  }
}

/** Of a letter that the staff wrote down for somebody the proof is not the entry's author's. */
const letterView = (letter: LetterJson | undefined, fact: TicketFact): TimelineEntry['letter'] =>
  letter === undefined
    ? null
    : {
        id: letter.id,
        html: letter.html,
        size: letter.size,
        verdict: 'told' in fact && fact.told ? null : (letter.authentication?.verdict ?? null),
        from: letter.author ? { name: letter.authorName ?? '', address: letter.author } : null,
        problems: [...(letter.problems ?? [])],
      }

export const byView = ({ side, personId }: TicketEvent['actor'], pages: Pick<Pages, 'names'>): TimelineEntry['by'] => ({
  side,
  id: personId,
  name: personId === null ? null : (pages.names.get(personId) ?? null),
})

export const textOf = ({ texts }: Pick<Pages, 'texts'>, digest: TextDigest | null): string | null =>
  digest === null ? null : (texts.get(digest)?.text ?? null)

export const filesView = (marks: readonly { readonly id: string }[], { files }: Pick<Pages, 'files'>): FileView[] =>
  marks.flatMap(({ id }) => files.get(id) ?? [])

/** The words that an entry shows as its body. */
function mainText(fact: TicketFact): TextDigest | null {
  switch (fact.type) {
    case 'registered':
      return fact.description
    case 'classified':
      return fact.justification
    case 'assigned':
      return fact.note
    case 'delivery_sent':
      return fact.instructions
    case 'delivery_accepted':
    case 'resolution_accepted':
      return fact.comment
    default:
      if ('text' in fact) return fact.text
      return 'reason' in fact ? fact.reason : null
  }
}

type Detail = TimelineEntry['detail']

function detailOf(fact: TicketFact, pages: Pages): Detail {
  const named = (id: string): Named => ({ id, name: pages.names.get(id) ?? '' })
  const namedOrNull = (id: string | null): Named | null => (id === null ? null : named(id))
  const told = 'told' in fact && fact.told ? { told: toldView(fact.told, pages) } : {}
  switch (fact.type) {
    case 'registered':
    case 'classified':
      return {
        kind: fact.kind,
        critical: fact.critical,
        service: fact.service,
        product: namedOrNull(fact.productId),
        module: namedOrNull(fact.moduleId),
        covered: fact.entitlement.covered,
        ...(fact.type === 'classified'
          ? { complexity: fact.complexity }
          : { requester: named(fact.requesterId), line: namedOrNull(fact.lineId) }),
      }
    case 'accepted':
      return { assignee: named(fact.assigneeId) }
    case 'assigned':
      return { assignee: namedOrNull(fact.assigneeId), line: namedOrNull(fact.lineId) }
    case 'planned_date_set':
      return { date: fact.date, due: instant(fact.due) }
    case 'planned_date_countered':
      return { date: fact.date }
    case 'delivery_sent':
      return { delivery: { id: fact.deliveryId, kind: fact.kind, title: textOf(pages, fact.title) } }
    case 'delivery_accepted':
    case 'delivery_rejected':
      return { delivery: deliveryOf(fact.deliveryId, pages), ...told }
    case 'linked':
      return { link: { number: fact.to, relation: fact.relation } }
    case 'split_off':
      return { link: { number: fact.to, relation: 'related' } }
    case 'merged':
      return { link: { number: fact.into, relation: 'duplicate_of' } }
    case 'watched':
    case 'unwatched':
      return { watcher: named(fact.personId) }
    case 'reminded':
      return { nth: fact.nth }
    case 'alarmed':
      return { norm: fact.norm, phase: fact.phase, due: instant(fact.due) }
    default:
      return told
  }
}

function deliveryOf(id: string, pages: Pages): NonNullable<Detail['delivery']> {
  const sent = pages.deliveries.get(id)
  return { id, kind: sent?.kind ?? null, title: sent === undefined ? null : textOf(pages, sent.title) }
}

const toldView = ({ by, personId, note }: Told, pages: Pages): NonNullable<Detail['told']> => ({
  by,
  person: { id: personId, name: pages.names.get(personId) ?? '' },
  note: textOf(pages, note),
})
