export interface Clause {
  readonly id: string
  readonly says: string
  /** The part of the product that will fulfil it, where this one does not yet. */
  readonly later?: string
}

/** The clauses of «Платформа АСМО. Регламент технической поддержки» (2023), by our ids. */
export const clauses: readonly Clause[] = [
  { id: 'R1', says: 'Terms', later: 'the glossary has them; nothing to execute' },
  {
    id: 'R2.1',
    says: 'A support service; specialists are assigned to requests personally',
    later: 'teams, skills and absences',
  },
  { id: 'R2.2', says: 'Requests come by e-mail, by telephone and through the service' },
  {
    id: 'R2.3',
    says: 'All requests live in the service’s database; the customer creates them, checks results and closes them',
  },
  {
    id: 'R2.4',
    says: 'Support is consultations, defects, new versions, new documentation',
    later: 'publications of versions and documentation',
  },
  {
    id: 'R2.5',
    says: 'Composition, cost, period and place come from the contract; by default one year of free remote support',
  },
  {
    id: 'R2.6',
    says: 'Maintenance changes functions within the licensed specification, development goes beyond it',
    later: 'offers where no contract covers a change',
  },
  {
    id: 'R2.7',
    says: 'Working days 8:45–17:00 Moscow time; reaction 2 h; critical and standard matters 8 h; others by the planned date',
  },
  {
    id: 'R2.8',
    says: 'A vulnerability: a new version within 3 days, each customer told personally',
    later: 'advisories',
  },
  { id: 'R2.9', says: 'The same for a vulnerability in a library that the product depends on', later: 'advisories' },
  {
    id: 'R3',
    says: 'The customer names an administrator and, supporting himself, people of three competences',
    later: 'warnings where nobody holds a role',
  },
  { id: 'R4', says: 'One entry point: telephone numbers, a mail address, the service' },
  { id: 'R5.1', says: 'The user registers a request, or the staff does on his behalf' },
  { id: 'R5.2', says: 'Its fields: requisites, expected date, service, priority, detailed description, files' },
  { id: 'R5.3', says: 'The staff organises the work on it and consults' },
  {
    id: 'R5.4',
    says: 'Meanwhile the customer sees history, status, planned date, specialists, messages, decisions, notifications',
  },
  { id: 'R5.5', says: 'The provider may ask for more information' },
  { id: 'R5.6', says: 'Deliveries of software or metadata are sent for verification; the customer accepts or rejects' },
  {
    id: 'R5.7',
    says: 'The resolution is sent for verification; the customer accepts and closes, or returns it for rework',
  },
]
