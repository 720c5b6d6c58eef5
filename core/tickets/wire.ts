import { z } from 'zod'
import { entitlementShape } from '../contracts/wire.ts'
import { eventLetterShape } from '../letters/wire.ts'
import { dateText, idText, instantText, namedShape, rightShape } from '../wire.ts'
import {
  channels,
  complexities,
  criticalities,
  deliveryKinds,
  deliveryStates,
  impacts,
  linkRelations,
  services,
  ticketKinds,
  ticketStates,
  toldBy,
  urgencies,
} from './words.ts'

// What one gets of a request. What one sends stands in wire-sent.ts, lists and the wall in wire-lists.ts.

export const fileShape = z.strictObject({
  id: idText,
  name: z.string(),
  size: z.int(),
  sha256: z.string(),
  mediaType: z.string(),
})
export type FileView = z.infer<typeof fileShape>

/** A piece of a derivation: counted working time, or working time that a pause took out. */
export const pieceShape = z.strictObject({
  kind: z.enum(['work', 'pause']),
  from: instantText,
  to: instantText,
  ms: z.number(),
})
export const derivationDayShape = z.strictObject({
  date: dateText,
  /** The working intervals of that day, local wall-clock `HH:MM`. */
  hours: z.array(z.tuple([z.string(), z.string()])),
  notes: z.array(z.string()),
  countedMs: z.number(),
  /** Working time of the date that was not counted since the clock stood. */
  pausedMs: z.number(),
  pieces: z.array(pieceShape),
})
export const clockShape = z.strictObject({
  measure: z.enum(['reaction', 'resolution']),
  norm: z.string().nullable(),
  normTitle: z.string().nullable(),
  clause: z.string(),
  /** Number of the contract that put its own target in the place of the norm's (DOMAIN 4.8); null: none did. */
  contract: z.string().nullable(),
  state: z.enum([
    'running',
    'missed',
    'paused',
    'met',
    'met_late',
    'stopped',
    'date_missing',
    'not_classified',
    'not_covered',
  ]),
  startedAt: instantText,
  targetMs: z.number().nullable(),
  due: instantText.nullable(),
  /** Working milliseconds left at `asOf`; negative when overdue. */
  remainingMs: z.number().nullable(),
  reachedAt: instantText.nullable(),
  calendar: z.strictObject({ id: z.string(), version: z.string(), zone: z.string(), confirmed: z.boolean() }),
  /** The whole derivation, day by day (DOMAIN 4.9). */
  days: z.array(derivationDayShape),
  waits: z.array(
    z.strictObject({
      from: instantText,
      to: instantText.nullable(),
      why: z.enum(['information', 'delivery', 'resolution', 'closed']),
    }),
  ),
})
export type ClockView = z.infer<typeof clockShape>

/** The one clock of a list row. */
export const rowClockShape = z.strictObject({
  measure: z.enum(['reaction', 'resolution']),
  state: clockShape.shape.state,
  due: instantText.nullable(),
  remainingMs: z.number().nullable(),
})

const by = z.strictObject({
  side: z.enum(['provider', 'customer', 'system']),
  id: idText.nullable(),
  name: z.string().nullable(),
})

/** A row of any list of requests, for both sides. */
export const ticketRowShape = z.strictObject({
  number: z.int(),
  subject: z.string(),
  state: z.enum(ticketStates),
  kind: z.enum(ticketKinds),
  critical: z.enum(criticalities),
  priority: z.int(),
  customer: namedShape,
  requester: namedShape,
  product: namedShape.nullable(),
  module: namedShape.nullable(),
  line: namedShape.nullable(),
  assignee: namedShape.nullable(),
  covered: z.boolean(),
  registeredAt: instantText,
  plannedFor: dateText.nullable(),
  endedAt: instantText.nullable(),
  clock: rowClockShape.nullable(),
  lastWord: z.strictObject({ side: z.enum(['provider', 'customer']), name: z.string().nullable(), at: instantText }),
  /** What the customer is expected to do; null: nothing. */
  expected: z.enum(['answer', 'verify_delivery', 'verify_resolution', 'agree_planned_date']).nullable(),
  seq: z.int(),
})
export type TicketRow = z.infer<typeof ticketRowShape>

/** What an event says beyond its main text; only what its type has. Everything named, nothing to look up. */
export const entryDetailShape = z.strictObject({
  assignee: namedShape.nullable().optional(),
  line: namedShape.nullable().optional(),
  kind: z.enum(ticketKinds).optional(),
  complexity: z.enum(complexities).nullable().optional(),
  critical: z.enum(criticalities).optional(),
  service: z.enum(services).optional(),
  product: namedShape.nullable().optional(),
  module: namedShape.nullable().optional(),
  covered: z.boolean().optional(),
  requester: namedShape.optional(),
  date: dateText.optional(),
  due: instantText.optional(),
  delivery: z
    .strictObject({ id: idText, kind: z.enum(deliveryKinds).nullable(), title: z.string().nullable() })
    .optional(),
  told: z.strictObject({ by: z.enum(toldBy), person: namedShape, note: z.string().nullable() }).optional(),
  link: z.strictObject({ number: z.int(), relation: z.enum(linkRelations) }).optional(),
  watcher: namedShape.optional(),
  nth: z.int().optional(),
  norm: z.string().optional(),
  phase: z.enum(['near', 'missed', 'planned_date_missing', 'not_classified']).optional(),
})

/** One entry of the timeline (R5.4). `text` null with `erased` true: the words were erased, the fact stays. */
export const timelineEntryShape = z.strictObject({
  seq: z.int(),
  at: instantText,
  type: z.string(),
  by,
  channel: z.enum(channels),
  visibility: z.enum(['public', 'internal']),
  text: z.string().nullable(),
  erased: z.boolean(),
  detail: entryDetailShape,
  files: z.array(fileShape),
  /** The letter by which it came; null: by another door. */
  letter: eventLetterShape.nullable(),
})
export type TimelineEntry = z.infer<typeof timelineEntryShape>

/** A notification about this request (R5.4); a customer's person sees those sent to himself. */
export const ticketNoticeShape = z.strictObject({
  id: idText,
  seq: z.int().nullable(),
  template: z.string(),
  to: z.strictObject({ id: idText.nullable(), name: z.string().nullable(), address: z.string() }),
  state: z.enum(['queued', 'sending', 'sent', 'kept', 'failed', 'dropped', 'bounced']),
  reason: z.string(),
  createdAt: instantText,
  sentAt: instantText.nullable(),
})

export const ticketCommandNames = [
  'accept',
  'assign',
  'classify',
  'set_planned_date',
  'agree_planned_date',
  'counter_planned_date',
  'message',
  'note',
  'ask',
  'deliver',
  'accept_delivery',
  'reject_delivery',
  'propose_resolution',
  'accept_resolution',
  'return_for_rework',
  'withdraw',
  'cancel',
  'reopen',
  'link',
  'merge',
  'split',
  'attach',
  'watch',
  'unwatch',
] as const

/** The whole page of a request, for both sides; what a customer may not know is null or absent in his copy. */
export const ticketShape = z.strictObject({
  ...ticketRowShape.shape,
  asOf: instantText,
  complexity: z.enum(complexities).nullable(),
  impact: z.enum(impacts),
  urgency: z.enum(urgencies),
  service: z.enum(services),
  channel: z.enum(channels),
  expectedBy: dateText.nullable(),
  registeredBy: by,
  /** The requester's phone and e-mail, staff only. */
  requesterContact: z
    .strictObject({ email: z.string(), phone: z.string().nullable(), position: z.string().nullable() })
    .nullable(),
  entitlement: entitlementShape,
  regulation: z.strictObject({ id: z.string(), version: z.int(), title: z.string() }),
  planned: z
    .strictObject({
      date: dateText,
      due: instantText,
      agreement: z.enum(['proposed', 'agreed', 'countered']),
      counter: z.strictObject({ date: dateText, reason: z.string().nullable() }).nullable(),
    })
    .nullable(),
  deliveries: z.array(
    z.strictObject({
      id: idText,
      kind: z.enum(deliveryKinds),
      state: z.enum(deliveryStates),
      sentAt: instantText,
      title: z.string().nullable(),
      instructions: z.string().nullable(),
      files: z.array(fileShape),
    }),
  ),
  /** The resolution that stands for verification or was accepted. */
  resolution: z.strictObject({ text: z.string().nullable(), at: instantText }).nullable(),
  reworks: z.int(),
  watchers: z.array(namedShape),
  links: z.array(z.strictObject({ number: z.int(), relation: z.enum(linkRelations), subject: z.string().nullable() })),
  mergedInto: z.int().nullable(),
  clocks: z.array(clockShape),
  timeline: z.array(timelineEntryShape),
  notices: z.array(ticketNoticeShape),
  can: z.partialRecord(z.enum(ticketCommandNames), rightShape),
  /** The right to let others watch: `can.watch` speaks of oneself (U18). */
  canWatchOthers: rightShape,
  /** Until when an ended request can be reopened (R5.7); null: it has not ended, or never can be. */
  reopenUntil: instantText.nullable(),
  /** Who will get a letter when this side writes a public message (U16); no name: staff that a customer doesn't know (A12). */
  hears: z.array(z.strictObject({ name: z.string().nullable(), reason: z.string() })),
})
export type TicketCard = z.infer<typeof ticketShape>

/** What a write answers: where the ticket stands now; the page is read again. */
export const commandReplyShape = z.strictObject({
  number: z.int(),
  seq: z.int(),
  state: z.enum(ticketStates),
  notices: z.int(),
})

/** What dividing a request answers: where it stands, and the number of the new one (R5.3). */
export const partReplyShape = z.strictObject({ ...commandReplyShape.shape, part: z.int() })

/** The result of a registration: number, cover, reaction (R2.5, R2.7, R5.1). */
export const registrationReplyShape = z.strictObject({
  number: z.int(),
  seq: z.int(),
  state: z.enum(ticketStates),
  entitlement: entitlementShape,
  reaction: clockShape,
  notices: z.int(),
})
export type RegistrationReply = z.infer<typeof registrationReplyShape>

/** The history with its chain, as a customer can take away and verify offline (docs/verify-history.md). */
export const historyShape = z.strictObject({
  number: z.int(),
  events: z.array(z.record(z.string(), z.unknown())),
  texts: z.record(z.string(), z.strictObject({ salt: z.string(), text: z.string() })),
  /** The hash of each event, in the same order. */
  chain: z.array(z.string()),
})

/** Live updates over server-sent events. */
export type LiveMessage =
  | { readonly kind: 'ticket'; readonly number: number; readonly seq: number }
  | { readonly kind: 'writing'; readonly number: number; readonly name: string; readonly mode: 'message' | 'note' }
