/** Every address of the screens. Letters and screens take links from here, so that one place knows them. */
export const paths = {
  home: () => '/',
  signIn: () => '/sign-in',
  forgotten: () => '/forgotten',
  welcome: (token: string) => `/welcome/${encodeURIComponent(token)}`,

  /** A link of a letter by which a customer decides about a resolution, once (R5.7). */
  decide: (token: string) => `/decide/${encodeURIComponent(token)}`,

  /** Portal. A ticket's address is the same for both sides: staff is led on to the desk. */
  tickets: (view?: string, query?: string) => withQuery('/tickets', { view, q: query }),
  newTicket: () => '/tickets/new',
  ticket: (number: number) => `/tickets/${number}`,
  /** What registration answered: number, cover, by when somebody reacts. */
  ticketRegistered: (number: number) => `/tickets/${number}/registered`,
  organisation: () => '/organisation',
  service: () => '/service',
  profile: () => '/profile',

  /** Workspace. */
  desk: () => '/desk',
  deskView: (view: string) => `/desk/${encodeURIComponent(view)}`,
  /** With the list that stands beside it: a queue, what was found, or the requests of a customer. */
  deskTicket: (
    number: number,
    list: { readonly view?: string; readonly q?: string; readonly customer?: string; readonly of?: string } = {},
  ) => withQuery(`/desk/tickets/${number}`, { ...list }),
  deskSearch: (query?: string) => withQuery('/desk/search', { q: query }),
  /** The requests of one customer: all, or those that are open or have ended, or those in which words stand. */
  deskCustomerTickets: (customer: string, list: { readonly of?: string; readonly q?: string } = {}) =>
    withQuery('/desk/search', { customer, ...list }),
  deskPhone: () => '/desk/phone',
  /** Bare, or with the list that one figure opens. */
  deskWall: (list: { norm?: string; person?: string; of?: string } = {}) => withQuery('/desk/wall', list),
  deskCustomers: () => '/desk/customers',
  deskCustomer: (id: string) => `/desk/customers/${encodeURIComponent(id)}`,
  deskStaff: () => '/desk/staff',
  deskProducts: () => '/desk/products',
  deskOutbox: (letter?: string) => withQuery('/desk/outbox', { letter }),
  /** The post room: which letters, those with these words, and the one that is read. */
  deskPost: (list: { readonly of?: string; readonly q?: string; readonly letter?: string } = {}) =>
    withQuery('/desk/post', { ...list }),
  deskMailboxes: () => '/desk/mailboxes',
  deskAudit: () => '/desk/audit',
  deskRegulation: () => '/desk/regulation',

  ticketHistory: (number: number) => `/api/v1/tickets/${number}/history`,
  /** A letter that came, to the byte, for the staff; and as it looked, for a frame of its own. */
  letterOriginal: (id: string) => `/api/v1/letters/${encodeURIComponent(id)}/original`,
  letterPage: (id: string) => `/api/v1/letters/${encodeURIComponent(id)}/page`,
  file: (id: string) => `/api/v1/files/${encodeURIComponent(id)}`,
} as const

function withQuery(path: string, query: Record<string, string | undefined>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== '') search.set(name, value)
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}
