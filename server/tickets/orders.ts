import type { CivilDate } from '../../core/time/instant.ts'
import type { SystemCommand } from '../../core/tickets/commands.ts'
import type {
  Complexity,
  Criticality,
  DeliveryKind,
  LinkRelation,
  Service,
  TicketKind,
  ToldBy,
} from '../../core/tickets/words.ts'

/** How the customer told the staff what the staff records for him (U19). */
export interface ToldOrder {
  readonly by: ToldBy
  readonly personId: string
  readonly note: string
}

interface Says<Name extends string> {
  readonly command: Name
  readonly text: string
  readonly fileIds?: readonly string[] | undefined
}

interface WithTold {
  readonly told?: ToldOrder | null | undefined
}

interface Accepts<Name extends string> extends WithTold {
  readonly command: Name
  readonly comment?: string | null | undefined
}

interface Rejects<Name extends string> extends WithTold {
  readonly command: Name
  readonly reason: string
  readonly fileIds?: readonly string[] | undefined
}

/**
 * What is asked of a request, in plain words and ids, whatever the door: web, telephone form, letter, clock. The act
 * makes the command of core from it: stores texts and files, finds dates, cover and the people named.
 */
export type TicketOrder =
  | { readonly command: 'accept' }
  | {
      readonly command: 'assign'
      readonly assigneeId: string | null
      /** Left out: the line stays. */
      readonly lineId?: string | null | undefined
      readonly note?: string | null | undefined
    }
  | {
      readonly command: 'classify'
      readonly kind: TicketKind
      readonly complexity: Complexity | null
      readonly critical: Criticality
      readonly justification?: string | null | undefined
      readonly service: Service
      readonly productId: string | null
      readonly moduleId: string | null
    }
  | { readonly command: 'set_planned_date'; readonly date: CivilDate; readonly reason?: string | null | undefined }
  | { readonly command: 'agree_planned_date' }
  | { readonly command: 'counter_planned_date'; readonly date: CivilDate; readonly reason: string }
  | (Says<'message'> & WithTold)
  | Says<'note'>
  | Says<'ask'>
  | {
      readonly command: 'deliver'
      readonly kind: DeliveryKind
      readonly title: string
      readonly instructions: string
      readonly fileIds: readonly string[]
    }
  | (Accepts<'accept_delivery'> & { readonly deliveryId: string })
  | (Rejects<'reject_delivery'> & { readonly deliveryId: string })
  | Says<'propose_resolution'>
  | Accepts<'accept_resolution'>
  | Rejects<'return_for_rework'>
  | { readonly command: 'withdraw'; readonly reason: string }
  | { readonly command: 'cancel'; readonly reason?: string | null | undefined }
  | { readonly command: 'reopen'; readonly reason: string }
  | { readonly command: 'link'; readonly to: number; readonly relation: LinkRelation }
  | { readonly command: 'merge'; readonly into: number; readonly reason?: string | null | undefined }
  | { readonly command: 'attach'; readonly fileIds: readonly string[] }
  | { readonly command: 'watch'; readonly personId: string; readonly copied?: true }
  | { readonly command: 'unwatch'; readonly personId: string }
  | SystemCommand

/** People whom an order names: loaded together with the request. */
export function peopleNamed(order: TicketOrder): readonly string[] {
  switch (order.command) {
    case 'assign':
      return order.assigneeId === null ? [] : [order.assigneeId]
    case 'watch':
    case 'unwatch':
      return [order.personId]
    default:
      return 'told' in order && order.told ? [order.told.personId] : []
  }
}

/** The other request that an order names. */
export const otherNamed = (order: TicketOrder): number | null =>
  order.command === 'link' ? order.to : order.command === 'merge' ? order.into : null
