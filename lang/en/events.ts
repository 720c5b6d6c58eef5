import type { EventFacts, events as ru } from '../ru/events.ts'
import { civilDate, quoted } from '../format.ts'
import { tickets } from './tickets.ts'

const told = ({ detail }: EventFacts): string =>
  detail.told === undefined
    ? ''
    : `; as told by the customer: ${detail.told.person.name}, ${tickets.toldBy(detail.told.by)}`

const date = ({ detail }: EventFacts): string =>
  detail.date === undefined ? '' : `: ${civilDate('en', detail.date, { weekday: true })}`

const delivery = ({ detail }: EventFacts): string => {
  const title = detail.delivery?.title
  return title === undefined || title === null ? '' : `: ${quoted('en', title)}`
}

function assigned({ detail }: EventFacts): string {
  const { assignee, line } = detail
  if (assignee) return line ? `Assigned to ${assignee.name}, ${line.name}` : `Assigned to ${assignee.name}`
  return line ? `Passed to ${line.name}` : 'No longer assigned'
}

function classified({ detail }: EventFacts): string {
  const words = [
    detail.kind && tickets.kind(detail.kind),
    detail.complexity && tickets.complexity(detail.complexity).toLowerCase(),
    detail.critical && detail.critical !== 'no' && tickets.criticality(detail.critical).toLowerCase(),
    detail.module?.name ?? detail.product?.name,
  ].filter((word) => typeof word === 'string' && word !== '')
  return words.length === 0 ? 'Classified' : `Classified: ${words.join(', ')}`
}

const alarms = {
  near: 'A norm is about to be missed',
  missed: 'A norm is missed',
  planned_date_missing: 'No planned date is set',
  not_classified: 'The request is not classified',
} as const

export const events: typeof ru = {
  registered: ({ by, detail }) =>
    by.side === 'provider' && detail.requester ? `Registered on behalf of ${detail.requester.name}` : 'Registered',
  accepted: ({ detail }) => (detail.assignee ? `Accepted by ${detail.assignee.name}` : 'Accepted'),
  assigned,
  classified,
  planned_date_set: (facts) => `Planned date set${date(facts)}`,
  planned_date_agreed: () => 'Planned date agreed',
  planned_date_countered: (facts) => `Another date proposed${date(facts)}`,
  message: ({ by }) => (by.side === 'customer' ? 'Message of the customer' : 'Message of the support service'),
  note: () => 'Internal note',
  information_requested: () => 'Question to the customer. The request waits for the answer',
  information_provided: () => 'Answer of the customer. Work goes on',
  delivery_sent: (facts) =>
    `${facts.detail.delivery?.kind ? tickets.deliveryKind(facts.detail.delivery.kind) : 'Delivery'} sent for verification${delivery(facts)}`,
  delivery_accepted: (facts) => `Delivery accepted${delivery(facts)}${told(facts)}`,
  delivery_rejected: (facts) => `Delivery rejected${delivery(facts)}${told(facts)}`,
  resolution_proposed: () => 'Resolution sent for verification',
  resolution_accepted: (facts) => `Resolution accepted, request closed${told(facts)}`,
  returned_for_rework: (facts) => `Resolution returned for rework${told(facts)}`,
  withdrawn: () => 'Taken back from verification, work goes on',
  cancelled: ({ by }) => (by.side === 'customer' ? 'Withdrawn by the customer' : 'Withdrawn by the support service'),
  reopened: () => 'Reopened',
  linked: ({ detail }) =>
    detail.link
      ? `${tickets.relation(detail.link.relation)} ${tickets.number(detail.link.number)}`
      : 'Linked to another request',
  split_off: ({ detail }) =>
    detail.link
      ? `A part goes on as request ${tickets.number(detail.link.number)}`
      : 'A part goes on as another request',
  merged: ({ detail }) =>
    detail.link ? `Merged into request ${tickets.number(detail.link.number)}` : 'Merged into another request',
  attached: () => 'Files attached',
  watched: ({ detail }) => (detail.watcher ? `Watched by ${detail.watcher.name}` : 'Watched'),
  unwatched: ({ detail }) => (detail.watcher ? `No longer watched by ${detail.watcher.name}` : 'No longer watched'),
  reminded: ({ detail }) => (detail.nth === undefined ? 'Reminder sent' : `Reminder no. ${detail.nth} sent`),
  alarmed: ({ detail }) => (detail.phase === undefined ? 'Alarm about a date' : alarms[detail.phase]),
  closed_by_silence: () => 'Closed without an answer of the customer, as the contract allows',
}
