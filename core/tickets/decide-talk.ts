import { refuse } from '../refusal.ts'
import type { Refusal } from '../refusal.ts'
import type { Given } from './context.ts'
import type { TicketFact } from './events.ts'

type Decided = Refusal | readonly TicketFact[]

/**
 * R5.4: a public message. The customer's word while the request waits for information is the answer and resumes the
 * work by itself, through whatever door it came (R5.5, U9, U25), also when staff writes down what he said (`told`).
 * While a delivery or a resolution is verified, a message decides nothing: «спасибо» neither accepts nor refuses (U19).
 * Refusal: `invalid_input` (a customer tells nothing on his own behalf).
 */
export function message({ ticket, command, context: { actor } }: Given<'message'>): Decided {
  const { text, files, told = null } = command
  if (actor.side === 'customer' && told !== null) return refuse('invalid_input', 'told')
  const customersWord = actor.side === 'customer' || told !== null
  const type = customersWord && ticket.state === 'waiting_for_customer' ? 'information_provided' : 'message'
  return [told === null ? { type, text, files } : { type, text, files, told }]
}

/** R5.3: an internal note; it never leaves the staff side (U17, B1). */
export function note({ command: { text, files } }: Given<'note'>): Decided {
  return [{ type: 'note', text, files }]
}

/** R5.5: a question to the customer; the request waits for his answer. It is a public answer, hence also a reaction. */
export function ask({ command: { text, files } }: Given<'ask'>): Decided {
  return [{ type: 'information_requested', text, files }]
}

/** R5.2: files without words. Refusal: `invalid_input` where there are none. */
export function attach({ command: { files } }: Given<'attach'>): Decided {
  return files.length === 0 ? refuse('invalid_input', 'files') : [{ type: 'attached', files }]
}
