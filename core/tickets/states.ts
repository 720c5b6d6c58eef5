import type { CustomerRole, StaffRole } from '../people/roles.ts'
import type { CommandName } from './commands.ts'
import type { TicketState } from './words.ts'

/** One line of the state table: from where, who, to where, by which clause. */
export interface Move {
  readonly from: readonly TicketState[]
  readonly customer: readonly CustomerRole[]
  readonly staff: readonly StaffRole[]
  readonly clock: boolean
  /** `same`: the state does not move; `by rule`: see decide.ts. */
  readonly to: TicketState | 'same' | 'by rule'
  readonly clause: string
}

const open = [
  'registered',
  'in_progress',
  'waiting_for_customer',
  'delivery_verification',
  'resolution_verification',
] as const
const atWork = ['registered', 'in_progress'] as const
const waiting = ['waiting_for_customer', 'delivery_verification', 'resolution_verification'] as const
const ended = ['closed', 'cancelled'] as const
const any = [...open, ...ended] as const

const nobody = [] as const
const allStaff = ['dispatcher', 'specialist', 'manager', 'administrator'] as const
const workers = ['specialist', 'manager', 'dispatcher'] as const
const writers = ['user', 'customer_administrator'] as const

/**
 * THE STATE TABLE (DOMAIN 3). Predicates, the `can` block of replies, the reasons on dead buttons and the table in
 * docs are all read from here; conditions that need more than state and role stand in `decide.ts`.
 */
export const stateTable = {
  accept: { from: atWork, customer: nobody, staff: workers, clock: false, to: 'in_progress', clause: 'R2.7' },
  assign: { from: open, customer: nobody, staff: allStaff, clock: false, to: 'same', clause: 'R2.1' },
  classify: { from: open, customer: nobody, staff: allStaff, clock: false, to: 'same', clause: 'R2.7' },
  set_planned_date: { from: open, customer: nobody, staff: workers, clock: false, to: 'same', clause: 'R2.7' },
  agree_planned_date: { from: open, customer: writers, staff: nobody, clock: false, to: 'same', clause: 'R2.7' },
  counter_planned_date: { from: open, customer: writers, staff: nobody, clock: false, to: 'same', clause: 'R2.7' },
  message: { from: any, customer: writers, staff: allStaff, clock: false, to: 'by rule', clause: 'R5.4' },
  note: { from: any, customer: nobody, staff: allStaff, clock: false, to: 'same', clause: 'R5.3' },
  ask: { from: atWork, customer: nobody, staff: workers, clock: false, to: 'waiting_for_customer', clause: 'R5.5' },
  deliver: {
    from: ['in_progress'],
    customer: nobody,
    staff: workers,
    clock: false,
    to: 'delivery_verification',
    clause: 'R5.6',
  },
  accept_delivery: {
    from: ['delivery_verification'],
    customer: writers,
    staff: workers,
    clock: false,
    to: 'in_progress',
    clause: 'R5.6',
  },
  reject_delivery: {
    from: ['delivery_verification'],
    customer: writers,
    staff: workers,
    clock: false,
    to: 'in_progress',
    clause: 'R5.6',
  },
  propose_resolution: {
    from: ['in_progress'],
    customer: nobody,
    staff: workers,
    clock: false,
    to: 'resolution_verification',
    clause: 'R5.7',
  },
  accept_resolution: {
    from: ['resolution_verification'],
    customer: writers,
    staff: workers,
    clock: false,
    to: 'closed',
    clause: 'R5.7',
  },
  return_for_rework: {
    from: ['resolution_verification'],
    customer: writers,
    staff: workers,
    clock: false,
    to: 'in_progress',
    clause: 'R5.7',
  },
  withdraw: { from: waiting, customer: nobody, staff: workers, clock: false, to: 'in_progress', clause: 'R5.3' },
  cancel: { from: open, customer: writers, staff: allStaff, clock: false, to: 'cancelled', clause: 'R2.3' },
  reopen: { from: ended, customer: writers, staff: allStaff, clock: false, to: 'in_progress', clause: 'R5.7' },
  link: { from: any, customer: nobody, staff: allStaff, clock: false, to: 'same', clause: 'R5.3' },
  merge: { from: open, customer: nobody, staff: allStaff, clock: false, to: 'cancelled', clause: 'R5.3' },
  split: { from: open, customer: nobody, staff: allStaff, clock: false, to: 'same', clause: 'R5.3' },
  attach: { from: any, customer: writers, staff: allStaff, clock: false, to: 'same', clause: 'R5.2' },
  watch: { from: any, customer: writers, staff: allStaff, clock: false, to: 'same', clause: 'R5.4' },
  unwatch: { from: any, customer: writers, staff: allStaff, clock: false, to: 'same', clause: 'R5.4' },
  remind: { from: waiting, customer: nobody, staff: nobody, clock: true, to: 'same', clause: 'R5.5' },
  alarm: { from: open, customer: nobody, staff: nobody, clock: true, to: 'same', clause: 'R2.7' },
  close_by_silence: {
    from: ['resolution_verification'],
    customer: nobody,
    staff: nobody,
    clock: true,
    to: 'closed',
    clause: 'R5.7',
  },
} as const satisfies Record<CommandName, Move>
