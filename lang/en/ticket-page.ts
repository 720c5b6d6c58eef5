import { counted, number, quoted } from '../format.ts'
import type { ticketPage as ru } from '../ru/ticket-page.ts'

const letter = { one: 'letter', many: 'letters' }

export const ticketPage: typeof ru = {
  theirTickets: () => 'Requests of the customer',
  openOfAll: (open, all) => (all === 0 ? 'No requests' : `Open: ${number('en', open)}, in all: ${number('en', all)}`),
  timeline: () => 'Story of the request',
  supportService: () => 'Support service',
  system: () => 'System',
  erased: () => 'The text was erased under the law on personal data',
  writtenDownBy: (name) => `written down by ${name}`,
  letters: (count) => counted('en', count, letter),
  showQuote: () => 'Show the quoted text',
  showSignature: () => 'Show the signature',
  notDelivered: (count) => `not delivered: ${count}`,
  notNow: (state) => `Not now: ${quoted('en', state)}`,
  onDuty: () => 'the support staff on duty',
  lettersTo: () => 'A letter goes to:',
  due: () => 'Due:',
  reached: () => 'done',
  standsBecause: (why) => `The clock stands: ${why}`,
  uncoveredShort: () => 'No contract',
  checksum: () => 'SHA-256',
}
