import type { ClockState } from '../../core/tickets/clock.ts'
import type { Wait } from '../../core/tickets/ticket.ts'
import type {
  Channel,
  Complexity,
  Criticality,
  DeliveryKind,
  DeliveryState,
  Impact,
  LinkRelation,
  Service,
  TicketKind,
  TicketState,
  ToldBy,
  Urgency,
} from '../../core/tickets/words.ts'
import type { tickets as ru } from '../ru/tickets.ts'

const states: Record<TicketState, string> = {
  registered: 'Registered',
  in_progress: 'In progress',
  waiting_for_customer: 'Waiting for the customer',
  delivery_verification: 'Delivery being verified',
  resolution_verification: 'Resolution being verified',
  closed: 'Closed',
  cancelled: 'Withdrawn',
}
const kinds: Record<TicketKind, string> = {
  consultation: 'Consultation',
  defect: 'Defect',
  change: 'Change',
  update: 'Update or documentation',
}
const complexities: Record<Complexity, string> = { standard: 'Standard', non_standard: 'Non-standard' }
const criticalities: Record<Criticality, string> = {
  no: 'Not critical',
  claimed: 'Claimed as critical',
  confirmed: 'Critical defect',
  declined: 'Criticality declined',
}
const impacts: Record<Impact, string> = {
  one_person: 'One person',
  department: 'A department',
  organisation: 'The whole organisation',
}
const urgencies: Record<Urgency, string> = {
  can_wait: 'Can wait',
  hampers_work: 'Hampers work',
  stops_work: 'Work has stopped',
}
const services: Record<Service, string> = {
  support: 'Technical support',
  maintenance: 'Maintenance',
  development: 'Development',
}
const deliveryKinds: Record<DeliveryKind, string> = { software: 'Software delivery', metadata: 'Metadata delivery' }
const deliveryStates: Record<DeliveryState, string> = {
  pending: 'Being verified',
  accepted: 'Accepted',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
}
const relations: Record<LinkRelation, string> = {
  related: 'Related to',
  duplicate_of: 'Duplicate of',
  split_from: 'Split from',
  continues: 'Continues',
}
const channels: Record<Channel, string> = {
  web: 'through the service',
  phone: 'by telephone',
  mail: 'by e-mail',
  api: 'through the API',
  clock: 'automatically',
}
const tellings: Record<ToldBy, string> = {
  phone: 'by telephone',
  mail: 'by letter',
  meeting: 'at a meeting',
  document: 'by a document',
}
const clockStates: Record<ClockState, string> = {
  running: 'Running',
  missed: 'Overdue',
  paused: 'Paused: waiting for the customer',
  met: 'Met',
  met_late: 'Met late',
  stopped: 'Stopped',
  date_missing: 'No planned date',
  not_classified: 'Not classified',
  not_covered: 'Not promised by a contract',
}
const waits: Record<Wait['why'], string> = {
  information: 'waiting for the customer’s answer',
  delivery: 'delivery with the customer for verification',
  resolution: 'resolution with the customer for verification',
  closed: 'the request was closed',
}
const priorities = ['Highest', 'High', 'Medium', 'Low', 'Lowest'] as const
const expectations = {
  answer: 'Answer the question',
  verify_delivery: 'Verify the delivery',
  verify_resolution: 'Verify the resolution',
  agree_planned_date: 'Agree to the planned date',
} as const

export const tickets: typeof ru = {
  state: (state) => states[state],
  kind: (kind) => kinds[kind],
  complexity: (complexity) => complexities[complexity],
  criticality: (criticality) => criticalities[criticality],
  impact: (impact) => impacts[impact],
  urgency: (urgency) => urgencies[urgency],
  service: (service) => services[service],
  deliveryKind: (kind) => deliveryKinds[kind],
  deliveryState: (state) => deliveryStates[state],
  relation: (relation) => relations[relation],
  channel: (channel) => channels[channel],
  toldBy: (how) => tellings[how],
  clockState: (state) => clockStates[state],
  wait: (why) => waits[why],
  priority: (priority) => priorities[priority - 1] ?? String(priority),
  expected: (what) => expectations[what],
  number: (number) => `No. ${number}`,
}
