import type { TicketView } from '../../core/tickets/wire-lists.ts'
import type { IconName } from '../ui/icon.tsx'

export interface DeskView {
  readonly view: TicketView
  readonly icon: IconName
  /** After `g`: goes there. */
  readonly key: string
}

/** The queues of the workspace, in the order of the rail. */
export const deskViews = [
  { view: 'mine', icon: 'user', key: 'm' },
  { view: 'unassigned', icon: 'inbox', key: 'u' },
  { view: 'my_line', icon: 'users', key: 'l' },
  { view: 'overdue', icon: 'alarm', key: 'o' },
  { view: 'due_today', icon: 'clock', key: 'd' },
  { view: 'waiting_for_customer', icon: 'question', key: 'w' },
  { view: 'on_verification', icon: 'eye', key: 'v' },
  { view: 'open', icon: 'list', key: 'a' },
  { view: 'ended', icon: 'check-circle', key: 'e' },
] as const satisfies readonly DeskView[]

export type DeskViewName = (typeof deskViews)[number]['view']

/** A view that came in an address; undefined when there is none of that name. */
export const viewNamed = (name: string): DeskViewName | undefined => deskViews.find(({ view }) => view === name)?.view
