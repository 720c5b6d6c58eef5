import type { Competence, CustomerRole, Sees, Side, StaffRole } from '../../core/people/roles.ts'
import type { people as ru } from '../ru/people.ts'

const sides: Record<Side, string> = { provider: 'Provider', customer: 'Customer' }
const roles: Record<CustomerRole | StaffRole, string> = {
  user: 'User',
  customer_administrator: 'Customer administrator',
  observer: 'Observer',
  dispatcher: 'Dispatcher',
  specialist: 'Specialist',
  manager: 'Manager',
  administrator: 'Administrator',
}
const roleHints: Record<CustomerRole | StaffRole, string> = {
  user: 'Creates requests, answers questions, verifies resolutions',
  customer_administrator: 'Sees all requests of the organisation and manages its users',
  observer: 'Reads only',
  dispatcher: 'Registers requests for customers, sorts and assigns',
  specialist: 'Works on requests',
  manager: 'Sees everything: norms, workload, contracts',
  administrator: 'Sets up the system, the staff and the customers',
}
const seen: Record<Sees, string> = { own: 'Own requests only', organisation: 'All requests of the organisation' }
const competences: Record<Competence, string> = {
  system_administrator: 'System administration',
  database: 'Database queries',
  javascript: 'JavaScript',
  platform: 'Designers of the ASMO platform',
}

export const people: typeof ru = {
  side: (side) => sides[side],
  role: (role) => roles[role],
  roleHint: (role) => roleHints[role],
  sees: (sees) => seen[sees],
  competence: (competence) => competences[competence],
}
