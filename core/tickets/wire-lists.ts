import { z } from 'zod'
import { cursorQuery, idText, instantText, namedShape } from '../wire.ts'
import { ticketRowShape } from './wire.ts'
import { ticketKinds, ticketStates } from './words.ts'

export const ticketViews = [
  'all',
  'open',
  'mine',
  'unassigned',
  'my_line',
  'overdue',
  'due_today',
  'waiting_for_customer',
  'on_verification',
  'ended',
  'expects_me',
] as const
export type TicketView = (typeof ticketViews)[number]

export const ticketQueryShape = z.strictObject({
  ...cursorQuery,
  view: z.enum(ticketViews).optional(),
  sort: z.enum(['due', 'newest', 'last_word']).optional(),
  q: z.string().max(200).optional(),
  state: z.enum(ticketStates).optional(),
  kind: z.enum(ticketKinds).optional(),
  customerId: idText.optional(),
  assigneeId: idText.optional(),
  lineId: idText.optional(),
  requesterId: idText.optional(),
})
export const ticketPageShape = z.strictObject({
  items: z.array(ticketRowShape),
  next: z.string().nullable(),
  asOf: instantText,
})
/** Whose requests to count; nothing: all that one sees, by views of open ones. */
export const ticketCountsQueryShape = z.strictObject({ customerId: idText.optional() })
export const ticketCountsShape = z.strictObject({ counts: z.record(z.string(), z.int()) })

/** Caller search (R5.1): people, customers, requests, by a few letters or digits. */
export const callerResultShape = z.strictObject({
  people: z.array(
    z.strictObject({
      id: idText,
      name: z.string(),
      customer: namedShape,
      phone: z.string().nullable(),
      email: z.string(),
      position: z.string().nullable(),
      openTickets: z.int(),
    }),
  ),
  customers: z.array(namedShape),
  tickets: z.array(
    z.strictObject({ number: z.int(), subject: z.string(), state: z.enum(ticketStates), customer: namedShape }),
  ),
})
export type CallerResult = z.infer<typeof callerResultShape>

/** Which figure of the wall is opened; nothing: all of them. `nobody`: what no specialist has. */
export const wallQueryShape = z.strictObject({
  norm: z.string().max(100).optional(),
  person: z.union([idText, z.literal('nobody')]).optional(),
  of: z.enum(['late', 'near']).optional(),
})
/** The manager's wall: what is late or will be within two hours, by norm and by specialist. The figures count all. */
export const wallShape = z.strictObject({
  asOf: instantText,
  byNorm: z.array(z.strictObject({ norm: z.string(), title: z.string(), late: z.int(), near: z.int() })),
  bySpecialist: z.array(z.strictObject({ person: namedShape.nullable(), late: z.int(), near: z.int(), open: z.int() })),
  /** The most urgent of the opened figure, and how many there are in all (U23). */
  items: z.array(z.strictObject({ ...ticketRowShape.shape, norm: z.string(), late: z.boolean() })),
  total: z.int(),
})
export type Wall = z.infer<typeof wallShape>
