import { foldText, replyOf } from '../../core/letters/fold.ts'
import type { LetterParams } from '../../core/notices/params.ts'
import type { Template } from '../../core/notices/templates.ts'
import type { Regulation } from '../../core/regulation/regulation.ts'
import type { Clock } from '../../core/tickets/clock.ts'
import { expected } from '../../core/tickets/expected.ts'
import type { FactOf, FactType, TextDigest, TicketEvent } from '../../core/tickets/events.ts'
import type { Ticket } from '../../core/tickets/ticket.ts'
import { silenceClosesAt } from '../../core/tickets/silence.ts'
import type { Calendar } from '../../core/time/calendar.ts'
import type { CivilDate, Instant } from '../../core/time/instant.ts'
import { addWorkingDays } from '../../core/time/working-days.ts'
import { dateIn } from '../../core/time/zone.ts'
import type { BoundFile } from './desk.ts'
import type { People } from './people.ts'
import type { KeptText } from './texts.ts'

/** What the letters of an act can be told. */
export interface Told {
  /** With the events folded in. */
  readonly ticket: Ticket
  /** As it was before; null: just registered. */
  readonly before: Ticket | null
  readonly subject: string
  readonly customerName: string
  /** Number of the contract that covers it. */
  readonly contractNumber: string | null
  readonly deliveryTitle: string | null
  readonly clocks: readonly Clock[]
  readonly regulation: Regulation
  readonly calendar: Calendar
  readonly people: People
  readonly texts: ReadonlyMap<TextDigest, KeptText>
  readonly files: ReadonlyMap<string, BoundFile>
}

/** Letters that no event of a request causes: whoever asks for one says what stands in it. */
const ofNoEvent = ['verification_question', 'post_alarm', 'invitation', 'password_reset'] as const
type OfNoEvent = (typeof ofNoEvent)[number]

type Writers = {
  readonly [T in Exclude<Template, OfNoEvent>]: (letter: Matter) => LetterParams[T]
}

interface Matter {
  readonly event: TicketEvent
  /** All events of the same decision. */
  readonly events: readonly TicketEvent[]
  readonly given: Told
}

/** The facts of the moment that a letter is made of; they lie in the outbox row until it is written. */
export function paramsFor(template: Template, matter: Matter): unknown {
  if (isOfNoEvent(template)) throw new Error(`${template} is about no event of a request`)
  return writers[template](matter)
}

const isOfNoEvent = (template: Template): template is OfNoEvent => ofNoEvent.some((one) => one === template)

const writers: Writers = {
  registered: ({ event, given }) => ({
    ...about(given),
    // Any address can be put into the From of a letter: the receipt repeats nothing of it (D6, D7).
    subject: event.channel === 'mail' ? null : given.subject,
    registeredBy: event.actor.side === 'provider' ? authorOf(event, given) : null,
    reactionDue: dueOf(given, 'reaction'),
    contract: given.contractNumber,
  }),
  accepted: ({ event, given }) => ({
    ...about(given),
    specialist: nameOf(given, event.actor.personId),
    due: dueOf(given, 'resolution'),
  }),
  question: (letter) => ({ ...said(letter, 'information_requested') }),
  planned_date: ({ event, given }) => {
    const { date, reason } = factOf(event, 'planned_date_set')
    return { ...about(given), date, reason: wordsOf(given, reason), changed: given.before?.planned !== null }
  },
  message: (letter) => toldByMail(letter),
  delivery: ({ event, given }) => {
    const { kind, title, instructions, files } = factOf(event, 'delivery_sent')
    return {
      ...authored(event, given),
      kind,
      title: wordsOf(given, title) ?? '',
      instructions: wordsOf(given, instructions) ?? '',
      files: files.flatMap(({ id }) => given.files.get(id) ?? []),
    }
  },
  resolution: (letter) => said(letter, 'resolution_proposed'),
  withdrawn: (letter) => withReason(letter, 'withdrawn'),
  closed: ({ event, given }) => ({ ...about(given), ...decision(event, given), reopenUntil: reopenUntil(given) }),
  cancelled: (letter) => withAnyReason(letter, 'cancelled'),
  merged: ({ event, given }) => {
    const { into, reason } = factOf(event, 'merged')
    return { ...authored(event, given), into, reason: wordsOf(given, reason) }
  },
  reopened: (letter) => withReason(letter, 'reopened'),
  silence_reminder: ({ given }) => ({
    ...about(given),
    since: given.ticket.silentSince ?? given.ticket.lastWord.at,
    expected: awaited(given.ticket),
    closesOn: closesOn(given),
  }),
  assigned: ({ event, events, given }) => ({
    ...atDesk(event, given),
    note: noteBeside(events, given),
    reactionDue: given.ticket.reactedAt === null ? dueOf(given, 'reaction') : null,
    due: dueOf(given, 'resolution'),
  }),
  date_agreed: ({ event, given }) => ({ ...atDesk(event, given), date: plannedDateOf(given) }),
  date_countered: ({ event, given }) => {
    const { date, reason } = factOf(event, 'planned_date_countered')
    return { ...atDesk(event, given), date: plannedDateOf(given), proposed: date, reason: wordsOf(given, reason) ?? '' }
  },
  customer_message: (letter) => ({
    ...toldByMail(letter),
    customer: letter.given.customerName,
    resumes: letter.event.fact.type === 'information_provided',
  }),
  delivery_accepted: ({ event, given }) => ({
    ...atDesk(event, given),
    title: given.deliveryTitle ?? '',
    comment: wordsOf(given, factOf(event, 'delivery_accepted').comment),
  }),
  delivery_rejected: ({ event, given }) => ({
    ...atDesk(event, given),
    title: given.deliveryTitle ?? '',
    reason: wordsOf(given, factOf(event, 'delivery_rejected').reason) ?? '',
  }),
  desk_closed: ({ event, given }) => ({
    ...about(given),
    customer: given.customerName,
    acceptedBy: decision(event, given).acceptedBy,
    comment: event.fact.type === 'resolution_accepted' ? wordsOf(given, event.fact.comment) : null,
  }),
  returned: ({ event, given }) => ({
    ...atDesk(event, given),
    reason: wordsOf(given, factOf(event, 'returned_for_rework').reason) ?? '',
    reworks: given.ticket.reworks,
  }),
  desk_cancelled: (letter) => ({ ...withAnyReason(letter, 'cancelled'), customer: letter.given.customerName }),
  desk_reopened: (letter) => ({ ...withReason(letter, 'reopened'), customer: letter.given.customerName }),
  alarm: ({ event, given }) => {
    const { norm, phase, due } = factOf(event, 'alarmed')
    const measure = given.clocks.find((clock) => clock.norm === norm)?.measure ?? 'resolution'
    const { assigneeId } = given.ticket
    return {
      ...about(given),
      customer: given.customerName,
      phase,
      measure,
      due,
      assignee: assigneeId === null ? null : nameOf(given, assigneeId),
    }
  },
}

const about = ({ ticket, subject }: Told) => ({ number: ticket.number, subject })
const authored = (event: TicketEvent, given: Told) => ({ ...about(given), author: authorOf(event, given) })
const atDesk = (event: TicketEvent, given: Told) => ({ ...authored(event, given), customer: given.customerName })

function said(
  { event, given }: Matter,
  ...types: readonly ('message' | 'information_provided' | 'information_requested' | 'resolution_proposed')[]
) {
  const fact = factOf(event, ...types)
  const files = fact.files.flatMap(({ id }) => given.files.get(id) ?? []).map(({ name, size }) => ({ name, size }))
  return { ...authored(event, given), text: wordsOf(given, fact.text) ?? '', files }
}

/** What came by mail quotes whole conversations: letters repeat what is new of it, and say so (U12). */
function toldByMail(letter: Matter) {
  const message = said(letter, 'message', 'information_provided')
  if (letter.event.channel !== 'mail') return { ...message, folded: false }
  const segments = foldText(message.text)
  return { ...message, text: replyOf(segments), folded: segments.some(({ kind }) => kind === 'quote') }
}

/** What was noted with the assignment: an event of its own, internal, and so is the letter that repeats it (B1). */
function noteBeside(events: readonly TicketEvent[], given: Told): string | null {
  const note = events.find(({ fact }) => fact.type === 'note')
  return note === undefined ? null : wordsOf(given, factOf(note, 'note').text)
}

const withReason = ({ event, given }: Matter, type: 'withdrawn' | 'reopened') => ({
  ...authored(event, given),
  reason: wordsOf(given, factOf(event, type).reason) ?? '',
})

const withAnyReason = ({ event, given }: Matter, type: 'cancelled') => ({
  ...authored(event, given),
  reason: wordsOf(given, factOf(event, type).reason),
})

/** Whose decision closed it, and who wrote it down (U19). */
function decision(event: TicketEvent, given: Told) {
  if (event.fact.type !== 'resolution_accepted') return { acceptedBy: null, told: null, recordedBy: null }
  const { told } = event.fact
  if (told === null) return { acceptedBy: authorOf(event, given), told: null, recordedBy: null }
  return { acceptedBy: nameOf(given, told.personId), told: told.by, recordedBy: authorOf(event, given) }
}

function factOf<Type extends FactType>({ fact, seq }: TicketEvent, ...types: readonly Type[]): FactOf<Type> {
  if (types.some((type) => type === fact.type)) return fact as FactOf<Type>
  throw new Error(`a letter for ${types.join(' or ')} was asked of event ${seq} (${fact.type})`)
}

const authorOf = (event: TicketEvent, given: Told): string => nameOf(given, event.actor.personId)
const nameOf = ({ people, regulation }: Told, id: string | null): string =>
  (id === null ? undefined : people.get(id)?.name) ?? regulation.provider.name
const wordsOf = ({ texts }: Told, digest: TextDigest | null): string | null =>
  digest === null ? null : (texts.get(digest)?.text ?? null)
const dueOf = ({ clocks }: Told, measure: Clock['measure']): Instant | null =>
  clocks.find((clock) => clock.measure === measure)?.due ?? null

function plannedDateOf({ ticket }: Told): CivilDate {
  if (ticket.planned === null) throw new Error(`request ${ticket.number} has no planned date`)
  return ticket.planned.date
}

function reopenUntil({ ticket, regulation, calendar }: Told): CivilDate {
  const start = ticket.endedAt ?? ticket.lastWord.at
  const last = addWorkingDays({ calendar, start, days: regulation.reopenWithinDays })
  return dateIn(calendar.zone, last ?? start)
}

function awaited(ticket: Ticket): LetterParams['silence_reminder']['expected'] {
  const what = expected(ticket)
  return what === null || what === 'agree_planned_date' ? 'answer' : what
}

function closesOn({ ticket, regulation, calendar }: Told): CivilDate | null {
  const at = silenceClosesAt({ ticket, regulation, calendar })
  return at === null ? null : dateIn(calendar.zone, at)
}
