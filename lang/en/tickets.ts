import type {
  Complexity,
  Criticality,
  DeliveryKind,
  DeliveryState,
  Impact,
  LinkRelation,
  Service,
  TicketKind,
  TicketState,
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
  number: (number) => `No. ${number}`,
}
