import { contracts } from './en/contracts.ts'
import { customers } from './en/customers.ts'
import { decide } from './en/decide.ts'
import { desk } from './en/desk.ts'
import { events } from './en/events.ts'
import { frame } from './en/frame.ts'
import { mailboxes } from './en/mailboxes.ts'
import { notices } from './en/notices.ts'
import { people } from './en/people.ts'
import { phone } from './en/phone.ts'
import { portal } from './en/portal.ts'
import { post } from './en/post.ts'
import { refusals } from './en/refusals.ts'
import { regulation } from './en/regulation.ts'
import { setup } from './en/setup.ts'
import { signIn } from './en/sign-in.ts'
import { ticketPage } from './en/ticket-page.ts'
import { tickets } from './en/tickets.ts'
import { time } from './en/time.ts'
import { ui } from './en/ui.ts'
import { wall } from './en/wall.ts'
import type { Texts } from './ru.ts'

export const en: Texts = {
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
