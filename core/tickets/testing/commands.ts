import type { PeoplesCommandName, RegisterCommand, SystemCommand, TicketCommand } from '../commands.ts'
import { plannedDue } from '../planned-due.ts'
import type { TextDigest, Told } from '../events.ts'
import { calendar, civil, msk } from './time.ts'

/** The digest of some text; no two words share one. */
export const words = (name: string): TextDigest =>
  `${[...name].map((letter) => (letter.codePointAt(0) ?? 0).toString(16)).join('')}`.padEnd(64, '0') as TextDigest

/** How the requester told staff what he decided (U19). */
export const toldByPhone: Told = { by: 'phone', personId: 'requester', note: words('by phone') }

/** A registration as customers send it most: a defect under the default licence contract. */
export const registration: RegisterCommand = {
  command: 'register',
  customerId: 'vetluga',
  requesterId: 'requester',
  subject: words('subject'),
  description: words('description'),
  kind: 'defect',
  critical: 'no',
  impact: 'department',
  urgency: 'hampers_work',
  service: 'support',
  productId: 'asmo',
  moduleId: 'warehouse',
  expectedBy: null,
  lineId: 'first',
  entitlement: { covered: true, contractId: 'licence' },
  regulation: { id: 'asmo-2023', version: 1 },
  files: [],
}

/** A classification as a standard defect; change what the test is about. */
export const classification: Extract<TicketCommand, { command: 'classify' }> = {
  command: 'classify',
  kind: 'defect',
  complexity: 'standard',
  critical: 'no',
  justification: null,
  service: 'support',
  productId: 'asmo',
  moduleId: 'warehouse',
  entitlement: { covered: true, contractId: 'licence' },
}

/** Setting a planned date with its due instant by the calendar. Throws on a day off, which has none. */
export function plannedFor(text: string): Extract<TicketCommand, { command: 'set_planned_date' }> {
  const date = civil(text)
  return { command: 'set_planned_date', date, due: plannedDue(calendar, date) ?? msk(`${text} 17:00`), reason: null }
}

const says = { text: words('text'), files: [] }
const reason = words('reason')

/** One sound command of each name that people have, for walks over the whole table. */
export const sound: { readonly [Name in PeoplesCommandName]: Extract<TicketCommand, { command: Name }> } = {
  accept: { command: 'accept' },
  assign: { command: 'assign', assigneeId: 'colleague', lineId: 'second', note: words('please') },
  // Not what `aTicketAtWork` was classified as: that would change nothing.
  classify: { ...classification, complexity: 'non_standard' },
  set_planned_date: plannedFor('2026-12-15'),
  agree_planned_date: { command: 'agree_planned_date' },
  counter_planned_date: { command: 'counter_planned_date', date: civil('2026-12-10'), reason },
  message: { command: 'message', ...says },
  note: { command: 'note', ...says },
  ask: { command: 'ask', ...says },
  deliver: {
    command: 'deliver',
    deliveryId: 'delivery',
    kind: 'software',
    title: words('title'),
    instructions: words('instructions'),
    files: [{ id: 'file', sha256: 'ab' }],
  },
  accept_delivery: { command: 'accept_delivery', deliveryId: 'delivery', told: null, comment: null },
  reject_delivery: { command: 'reject_delivery', deliveryId: 'delivery', told: null, reason },
  propose_resolution: { command: 'propose_resolution', ...says },
  accept_resolution: { command: 'accept_resolution', told: null, comment: null },
  return_for_rework: { command: 'return_for_rework', told: null, reason, files: [] },
  withdraw: { command: 'withdraw', reason },
  cancel: { command: 'cancel', reason },
  reopen: { command: 'reopen', reason },
  link: { command: 'link', to: 1002, relation: 'related', otherCustomerId: 'vetluga' },
  merge: { command: 'merge', into: 1002, otherCustomerId: 'vetluga', reason: null },
  split: { command: 'split', to: 1003 },
  attach: { command: 'attach', files: [{ id: 'file', sha256: 'ab' }] },
  watch: { command: 'watch', personId: 'customer_administrator' },
  unwatch: { command: 'unwatch', personId: 'customer_administrator' },
}

/** The same for the rounds of the clock. */
export const soundOfClock: { readonly [Name in SystemCommand['command']]: Extract<SystemCommand, { command: Name }> } =
  {
    remind: { command: 'remind', nth: 1 },
    alarm: { command: 'alarm', norm: 'reaction', phase: 'near', due: msk('2026-11-23 10:15') },
    close_by_silence: { command: 'close_by_silence' },
  }
