/** Which house a person belongs to: the vendor that runs this installation, or one of its customers. */
export const sides = ['provider', 'customer'] as const
export type Side = (typeof sides)[number]

/** DOMAIN 5: `user` raises and verifies, `customer_administrator` all of the organisation's, `observer` reads. */
export const customerRoles = ['user', 'customer_administrator', 'observer'] as const
export type CustomerRole = (typeof customerRoles)[number]

/** DOMAIN 5: `dispatcher` first line, `specialist` works, `manager` norms and reports, `administrator` settings. */
export const staffRoles = ['dispatcher', 'specialist', 'manager', 'administrator'] as const
export type StaffRole = (typeof staffRoles)[number]

/** Which requests of his organisation a customer's person sees (U18); set by the customer's administrator. */
export const visibilities = ['own', 'organisation'] as const
export type Sees = (typeof visibilities)[number]

/** R3: what a customer's person is able to do; the first is the administrator that R3 asks the customer to name. */
export const competences = ['system_administrator', 'database', 'javascript', 'platform'] as const
export type Competence = (typeof competences)[number]

export const languages = ['ru', 'en'] as const
export type Language = (typeof languages)[number]
