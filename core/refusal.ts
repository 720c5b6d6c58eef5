/**
 * The words by which the product says no. Each has a text in `lang/` and a status in `server/http`;
 * a refusal changes nothing. A refusal is a value that a caller must look at; a fault throws.
 */
export const refusalWords = [
  // rights
  'not_found', // also: exists, but is not yours to know of
  'not_signed_in',
  'not_your_role',
  'not_your_side',
  'read_only_observer',
  // the state table
  'not_in_this_state',
  'already_yours',
  'already_assigned_so',
  'nothing_changes',
  'accept_first',
  'not_classified',
  'not_the_pending_delivery',
  'planned_date_not_set',
  'planned_date_already_agreed',
  'planned_date_in_the_past',
  'planned_date_not_working',
  'reopen_period_over',
  'other_customer',
  'same_ticket',
  'already_linked',
  'not_a_specialist',
  'not_of_this_customer',
  'module_not_of_product',
  'critical_needs_justification',
  'critical_only_for_defects',
  'told_how_is_missing',
  'reason_is_missing',
  'file_not_yours',
  // writes in general
  'invalid_input',
  'conflict', // somebody changed it in between
  'idempotency_key_reused',
  'idempotency_key_missing',
  'already_exists',
  'address_not_usable', // somebody's outside the own organisation: whose, a customer is not told (A6)
  'still_in_use',
  'too_large',
  'too_many_attempts',
  'wrong_credentials',
  'link_used_or_expired',
  'password_too_weak',
  'last_administrator',
  'person_inactive',
  'contract_dates_reversed',
  'regulation_invalid',
  'forbidden_origin',
  // the post room
  'public_mail_domain', // anybody can have an address there
  'our_own_address', // where we take letters ourselves (E3)
  'sender_known', // a person of ours writes from there: blocking would silence him
  'tls_required',
  'secret_again', // the server is another one: it does not get what was meant for the old one (B7)
] as const

export type RefusalWord = (typeof refusalWords)[number]

/** A no with its word; `about` names the field or thing it speaks of. */
export interface Refusal {
  readonly refused: RefusalWord
  readonly about?: string
}

export const refuse = (word: RefusalWord, about?: string): Refusal =>
  about === undefined ? { refused: word } : { refused: word, about }

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value
