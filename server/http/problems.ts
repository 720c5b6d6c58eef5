import type { Refusal, RefusalWord } from '../../core/refusal.ts'
import type { Language } from '../../core/people/roles.ts'
import type { Problem } from '../../core/wire.ts'
import { http as en } from '../../lang/en/http.ts'
import { texts } from '../../lang/pick.ts'
import { http as ru } from '../../lang/ru/http.ts'

/** Every refusal has its status; a new word without one does not compile. */
const statuses: Record<RefusalWord, number> = {
  not_found: 404,
  not_signed_in: 401,
  not_your_role: 403,
  not_your_side: 403,
  read_only_observer: 403,
  not_in_this_state: 409,
  already_yours: 409,
  already_assigned_so: 409,
  nothing_changes: 409,
  accept_first: 409,
  not_classified: 409,
  not_the_pending_delivery: 409,
  planned_date_not_set: 409,
  planned_date_already_agreed: 409,
  planned_date_in_the_past: 422,
  planned_date_not_working: 422,
  reopen_period_over: 409,
  other_customer: 422,
  same_ticket: 422,
  already_linked: 409,
  not_a_specialist: 422,
  not_of_this_customer: 422,
  module_not_of_product: 422,
  critical_needs_justification: 422,
  critical_only_for_defects: 422,
  told_how_is_missing: 422,
  reason_is_missing: 422,
  file_not_yours: 422,
  invalid_input: 400,
  conflict: 409,
  idempotency_key_reused: 422,
  idempotency_key_missing: 400,
  already_exists: 409,
  address_not_usable: 422,
  still_in_use: 409,
  too_large: 413,
  too_many_attempts: 429,
  wrong_credentials: 401,
  link_used_or_expired: 410,
  password_too_weak: 422,
  last_administrator: 409,
  person_inactive: 409,
  contract_dates_reversed: 422,
  regulation_invalid: 422,
  forbidden_origin: 403,
  public_mail_domain: 422,
  our_own_address: 422,
  sender_known: 409,
  tls_required: 422,
  secret_again: 422,
}

/** What only the door says; the rules know nothing of it. */
const doorStatuses: Record<DoorWord, number> = {
  server_error: 500,
  unavailable: 503,
  method_not_allowed: 405,
  unsupported_media_type: 415,
  malformed_request: 400,
  wrong_host: 421,
}
export type DoorWord = keyof typeof ru

export interface BadField {
  readonly path: string
  readonly message: string
}

/** A refusal that also names the bad fields. */
export interface InputRefusal extends Refusal {
  readonly fields?: readonly BadField[]
}

/** RFC 9457, in the reader's language. */
export function problemOf(refusal: InputRefusal, language: Language): Problem {
  const { refused, about, fields } = refusal
  return {
    type: `urn:asmo:problem:${refused}`,
    title: texts(language).refusals[refused](),
    status: statuses[refused],
    code: refused,
    ...(about === undefined ? {} : { about }),
    ...(fields === undefined ? {} : { fields: [...fields] }),
  }
}

export function doorProblem(word: DoorWord, language: Language): Problem {
  const title = (language === 'ru' ? ru : en)[word]()
  return { type: `urn:asmo:problem:${word}`, title, status: doorStatuses[word], code: word }
}
