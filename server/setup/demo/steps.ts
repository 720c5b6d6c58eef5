import type {
  Complexity,
  Criticality,
  DeliveryKind,
  LinkRelation,
  Service,
  TicketKind,
  ToldBy,
} from '../../../core/tickets/words.ts'
import type { TicketOrder, ToldOrder } from '../../tickets/orders.ts'
import type { ContactKey, LineKey, PersonKey, Place, StaffKey } from './cast.ts'
import type { Stage, Step } from './story.ts'

export interface Told {
  readonly by: ToldBy
  readonly who: ContactKey
  readonly note: string
}

export interface Classification {
  readonly complexity: Complexity | null
  readonly kind?: TicketKind
  readonly critical?: Criticality
  readonly justification?: string
  readonly service?: Service
  readonly place?: Place
}

/** What a person can do in a story; `after` is working hours since the step before. */
export const by = (key: PersonKey) => {
  const step = (after: number, order: Step['order']): Step => ({ by: key, after, order })
  const says =
    (command: 'message' | 'note' | 'ask' | 'propose_resolution') =>
    (after: number, text: string, files: readonly string[] = []): Step =>
      step(after, async (stage) => ({ command, text, fileIds: await stage.upload(files) }))
  return {
    accepts: (after: number): Step => step(after, () => ({ command: 'accept' })),
    writes: says('message'),
    notes: says('note'),
    asks: says('ask'),
    proposes: says('propose_resolution'),
    hears: (after: number, text: string, told: Told): Step =>
      step(after, (stage) => ({ command: 'message', text, told: toldOf(stage, told) })),
    assigns: (after: number, to: StaffKey | null, given: { line?: LineKey; note?: string } = {}): Step =>
      step(after, (stage) => ({
        command: 'assign',
        assigneeId: to === null ? null : stage.personId(to),
        lineId: given.line === undefined ? undefined : stage.lineId(given.line),
        note: given.note,
      })),
    classifies: (after: number, given: Classification): Step => step(after, (stage) => classify(stage, given)),
    plans: (after: number, day: number, reason?: string): Step =>
      step(after, (stage) => ({ command: 'set_planned_date', date: stage.workingDay(day), reason })),
    agrees: (after: number): Step => step(after, () => ({ command: 'agree_planned_date' })),
    counters: (after: number, day: number, reason: string): Step =>
      step(after, (stage) => ({ command: 'counter_planned_date', date: stage.workingDay(day), reason })),
    delivers: (
      after: number,
      {
        kind,
        title,
        instructions,
        files,
      }: { kind: DeliveryKind; title: string; instructions: string; files: readonly string[] },
    ): Step =>
      step(after, async (stage) => ({
        command: 'deliver',
        kind,
        title,
        instructions,
        fileIds: await stage.upload(files),
      })),
    acceptsDelivery: (after: number, comment?: string): Step =>
      step(after, (stage) => ({ command: 'accept_delivery', deliveryId: pendingOf(stage), comment })),
    rejectsDelivery: (after: number, reason: string, files: readonly string[] = []): Step =>
      step(after, async (stage) => ({
        command: 'reject_delivery',
        deliveryId: pendingOf(stage),
        reason,
        fileIds: await stage.upload(files),
      })),
    acceptsResolution: (after: number, comment?: string, told?: Told): Step =>
      step(after, (stage) => ({ command: 'accept_resolution', comment, told: told && toldOf(stage, told) })),
    returns: (after: number, reason: string, files: readonly string[] = []): Step =>
      step(after, async (stage) => ({ command: 'return_for_rework', reason, fileIds: await stage.upload(files) })),
    withdraws: (after: number, reason: string): Step => step(after, () => ({ command: 'withdraw', reason })),
    cancels: (after: number, reason?: string): Step => step(after, () => ({ command: 'cancel', reason })),
    reopens: (after: number, reason: string): Step => step(after, () => ({ command: 'reopen', reason })),
    links: (after: number, to: string, relation: LinkRelation): Step =>
      step(after, (stage) => ({ command: 'link', to: stage.number(to), relation })),
    merges: (after: number, into: string, reason: string): Step =>
      step(after, (stage) => ({ command: 'merge', into: stage.number(into), reason })),
    attaches: (after: number, files: readonly string[]): Step =>
      step(after, async (stage) => ({ command: 'attach', fileIds: await stage.upload(files) })),
    watches: (after: number, who: PersonKey = key): Step =>
      step(after, (stage) => ({ command: 'watch', personId: stage.personId(who) })),
  }
}

const toldOf = (stage: Stage, { by: way, who, note }: Told): ToldOrder => ({
  by: way,
  personId: stage.personId(who),
  note,
})

/** What is not said stays as it is. */
function classify({ ticket, placeIds }: Stage, given: Classification): TicketOrder {
  const { complexity, justification } = given
  return {
    command: 'classify',
    complexity,
    justification,
    kind: given.kind ?? ticket.kind,
    critical: given.critical ?? ticket.critical,
    service: given.service ?? ticket.service,
    ...(given.place === undefined ? { productId: ticket.productId, moduleId: ticket.moduleId } : placeIds(given.place)),
  }
}

function pendingOf({ ticket }: Stage): string {
  const pending = ticket.deliveries.find(({ state }) => state === 'pending')
  if (pending === undefined) throw new Error(`request ${ticket.number} has no delivery to decide about`)
  return pending.id
}
