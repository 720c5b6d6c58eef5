import type { NewTicketByStaff } from '../../core/tickets/wire-sent.ts'
import type { Impact, Service, TicketKind, Urgency } from '../../core/tickets/words.ts'
import type { Option } from '../ui/options.ts'
import type { FoundPerson } from './callers.ts'

/** What the form holds; kept as a draft, so that a reload in the middle of a call costs nothing. */
export interface CallDraft {
  readonly person: FoundPerson | null
  readonly subject: string
  readonly details: string
  readonly kind: TicketKind | null
  readonly workImpossible: boolean
  readonly impact: Impact
  readonly urgency: Urgency
  readonly product: Option | null
  readonly module: Option | null
  readonly channel: 'phone' | 'mail' | 'web'
  readonly service: Service | 'by_kind'
  readonly expectedBy: string
}

export const emptyCall: CallDraft = {
  person: null,
  subject: '',
  details: '',
  kind: null,
  workImpossible: false,
  impact: 'one_person',
  urgency: 'hampers_work',
  product: null,
  module: null,
  channel: 'phone',
  service: 'by_kind',
  expectedBy: '',
}

/** The fields without which nothing can be registered. */
export type Missing = 'requesterId' | 'subject' | 'kind'

export const missingOf = ({ person, subject, kind }: CallDraft): readonly Missing[] => [
  ...(person === null ? (['requesterId'] as const) : []),
  ...(subject.trim() === '' ? (['subject'] as const) : []),
  ...(kind === null ? (['kind'] as const) : []),
]

/** The registration as it goes over the wire; undefined while something is missing. */
export function registrationOf(draft: CallDraft, fileIds: readonly string[]): NewTicketByStaff | undefined {
  const { person, kind, service, expectedBy } = draft
  if (person === null || kind === null || missingOf(draft).length > 0) return undefined
  const subject = draft.subject.trim()
  return {
    requesterId: person.id,
    subject,
    description: draft.details.trim() === '' ? subject : draft.details,
    kind,
    workImpossible: kind === 'defect' && draft.workImpossible,
    impact: draft.impact,
    urgency: draft.urgency,
    channel: draft.channel,
    productId: draft.product?.value ?? null,
    moduleId: draft.module?.value ?? null,
    expectedBy: expectedBy === '' ? null : expectedBy,
    ...(service === 'by_kind' ? {} : { service }),
    ...(fileIds.length === 0 ? {} : { fileIds: [...fileIds] }),
  }
}
