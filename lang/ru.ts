import { contracts } from './ru/contracts.ts'
import { customers } from './ru/customers.ts'
import { decide } from './ru/decide.ts'
import { desk } from './ru/desk.ts'
import { events } from './ru/events.ts'
import { frame } from './ru/frame.ts'
import { mailboxes } from './ru/mailboxes.ts'
import { notices } from './ru/notices.ts'
import { people } from './ru/people.ts'
import { phone } from './ru/phone.ts'
import { portal } from './ru/portal.ts'
import { post } from './ru/post.ts'
import { refusals } from './ru/refusals.ts'
import { regulation } from './ru/regulation.ts'
import { setup } from './ru/setup.ts'
import { signIn } from './ru/sign-in.ts'
import { ticketPage } from './ru/ticket-page.ts'
import { tickets } from './ru/tickets.ts'
import { time } from './ru/time.ts'
import { ui } from './ru/ui.ts'
import { wall } from './ru/wall.ts'

/** Every Russian text; English must satisfy its type, so that a missing translation does not compile. */
export const ru = {
  contracts,
  customers,
  decide,
  desk,
  events,
  frame,
  mailboxes,
  notices,
  people,
  phone,
  portal,
  post,
  refusals,
  regulation,
  setup,
  signIn,
  ticketPage,
  tickets,
  time,
  ui,
  wall,
}

export type Texts = typeof ru
