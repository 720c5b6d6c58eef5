import type { NewTicket } from '../../core/tickets/wire-sent.ts'
import type { Impact, Service, TicketKind, Urgency } from '../../core/tickets/words.ts'

/** The plain answers to «о чём обращение»; jargon comes from them, not from the customer. */
export const askings = ['cannot_work', 'defect', 'consultation', 'change', 'update'] as const
export type Asking = (typeof askings)[number]

/** What is typed so far; kept in the browser at every stroke. */
export interface NewTicketDraft {
  readonly subject: string
  readonly description: string
  readonly asking?: Asking
  /** The own question of R5.2: is work impossible? Asked only where somebody says that he can't work. */
  readonly impossible?: 'yes' | 'no'
  readonly impact?: Impact
  readonly urgency?: Urgency
  readonly expectedBy: string
  readonly productId: string
  readonly moduleId: string
  /** Only where the reader changed what follows from the kind. */
  readonly service?: Service
}

export const emptyDraft: NewTicketDraft = { subject: '', description: '', expectedBy: '', productId: '', moduleId: '' }

export type DraftField = 'subject' | 'description' | 'asking' | 'impossible' | 'impact' | 'urgency' | 'expectedBy'

/** Fields that are missing or impossible, in the order of the page. */
export function missingIn(draft: NewTicketDraft, today: string): readonly DraftField[] {
  const missing: readonly [DraftField, boolean][] = [
    ['subject', draft.subject.trim() === ''],
    ['description', draft.description.trim() === ''],
    ['asking', draft.asking === undefined],
    ['impossible', draft.asking === 'cannot_work' && draft.impossible === undefined],
    ['impact', draft.impact === undefined],
    ['urgency', draft.urgency === undefined],
    ['expectedBy', draft.expectedBy !== '' && draft.expectedBy < today],
  ]
  return missing.flatMap(([field, bad]) => (bad ? [field] : []))
}

export const kindOf = (asking: Asking): TicketKind => (asking === 'cannot_work' ? 'defect' : asking)

/** R2.4, R2.6: a change is maintenance until somebody says that it is a new function; the rest is support. */
export const serviceByKind = (asking: Asking | undefined): Service => (asking === 'change' ? 'maintenance' : 'support')

/** Which services can be meant: a change is never support, everything else always is (R2.6). */
export const servicesFor = (asking: Asking | undefined): readonly Service[] =>
  asking === 'change' ? ['maintenance', 'development'] : ['support']

/** What is sent, once nothing is missing; undefined before. */
export function newTicketOf(draft: NewTicketDraft, fileIds: readonly string[]): NewTicket | undefined {
  const { asking, impact, urgency, impossible, productId, moduleId, expectedBy, service } = draft
  if (asking === undefined || impact === undefined || urgency === undefined) return undefined
  const meant = service !== undefined && servicesFor(asking).includes(service) ? service : serviceByKind(asking)
  return {
    subject: draft.subject.trim(),
    description: draft.description.trim(),
    kind: kindOf(asking),
    workImpossible: asking === 'cannot_work' && impossible === 'yes',
    impact,
    urgency,
    service: meant,
    productId: productId === '' ? null : productId,
    moduleId: productId === '' || moduleId === '' ? null : moduleId,
    expectedBy: expectedBy === '' ? null : expectedBy,
    fileIds: [...fileIds],
  }
}
