/** Letters to the customer's side about a request: the ten of R5.4 and what else concerns him. */
export const customerTemplates = [
  'registered',
  'accepted',
  'question',
  'planned_date',
  'message',
  'delivery',
  'resolution',
  'withdrawn',
  'closed',
  'cancelled',
  'merged',
  'reopened',
  'silence_reminder',
  'verification_question',
] as const

/** Letters to the staff about a request. */
export const staffTemplates = [
  'assigned',
  'date_agreed',
  'date_countered',
  'customer_message',
  'delivery_accepted',
  'delivery_rejected',
  'desk_closed',
  'returned',
  'desk_cancelled',
  'desk_reopened',
  'alarm',
] as const

/** Letters to administrators about the post room itself. */
const postTemplates = ['post_alarm'] as const

/**
 * Of these, letters that bring a customer's own words: what a member of the staff answers to one by mail goes to the
 * customer. An answer to any other letter to the staff stays a note (B2).
 */
export const customersWords: ReadonlySet<string> = new Set<StaffTemplate>([
  'customer_message',
  'returned',
  'delivery_rejected',
  'date_countered',
  'desk_reopened',
])

/** Letters about an account. They carry a one-time link, so their text goes as soon as they are sent (G2). */
export const accountTemplates = ['invitation', 'password_reset'] as const

export type CustomerTemplate = (typeof customerTemplates)[number]
export type StaffTemplate = (typeof staffTemplates)[number]
type PostTemplate = (typeof postTemplates)[number]
export type AccountTemplate = (typeof accountTemplates)[number]
/** Every letter that the product writes. */
export type Template = CustomerTemplate | StaffTemplate | PostTemplate | AccountTemplate

/** Every letter's name. */
export const templates: readonly Template[] = [
  ...customerTemplates,
  ...staffTemplates,
  ...postTemplates,
  ...accountTemplates,
]

/** Whether a letter carries a secret that must not be kept after sending (G2). */
export const holdsSecret = (template: string): boolean =>
  template === 'verification_question' || accountTemplates.some((one) => one === template)

/**
 * Letters to a customer that are a person's own words sent on: no robot's (RFC 3834), so that a desk at the other end
 * takes them for the answers that they are.
 */
export const spoken: ReadonlySet<string> = new Set<CustomerTemplate>(['message', 'question', 'delivery', 'resolution'])

/**
 * Letters that nobody wrote: they go to nobody whom the staff has not confirmed, since any address can be put into the
 * From of a letter (D7). A person's own words go all the same.
 */
export const unwritten: ReadonlySet<string> = new Set<Template>([
  'registered',
  'accepted',
  'silence_reminder',
  'verification_question',
])
