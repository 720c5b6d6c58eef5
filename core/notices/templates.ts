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

/** Letters about an account. They carry a one-time link, so their text goes as soon as they are sent (G2). */
export const accountTemplates = ['invitation', 'password_reset'] as const

export type CustomerTemplate = (typeof customerTemplates)[number]
export type StaffTemplate = (typeof staffTemplates)[number]
export type AccountTemplate = (typeof accountTemplates)[number]
/** Every letter that the product writes. */
export type Template = CustomerTemplate | StaffTemplate | AccountTemplate

/** Every letter's name. */
export const templates: readonly Template[] = [...customerTemplates, ...staffTemplates, ...accountTemplates]

/** Whether a letter carries a secret that must not be kept after sending (G2). */
export const holdsSecret = (template: string): boolean => accountTemplates.some((one) => one === template)
