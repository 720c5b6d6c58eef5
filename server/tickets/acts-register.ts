import { entitle, serviceFor } from '../../core/contracts/entitle.ts'
import type { Contract } from '../../core/contracts/contract.ts'
import type { Entitlement } from '../../core/contracts/entitlement.ts'
import type { SignedIn } from '../../core/people/actor.ts'
import type { Regulation } from '../../core/regulation/regulation.ts'
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts'
import { CHAIN_START } from '../../core/tickets/chain.ts'
import type { RegisterCommand } from '../../core/tickets/commands.ts'
import { register, registerRefusal } from '../../core/tickets/register.ts'
import type { Ticket } from '../../core/tickets/ticket.ts'
import type { Channel } from '../../core/tickets/words.ts'
import type { NewTicket } from '../../core/tickets/wire-sent.ts'
import type { CivilDate, Instant } from '../../core/time/instant.ts'
import { dateIn } from '../../core/time/zone.ts'
import type { Tx } from '../../db/connect.ts'
import { contractsOf } from '../contracts/reads.ts'
import { bindFiles } from '../files/writes-bind.ts'
import type { House } from '../house.ts'
import { announcementOf, fold, wordsToFind } from './change.ts'
import { clockColumns, factColumns } from './columns.ts'
import { derive, type Derived } from './derived.ts'
import type { BoundFile } from './desk.ts'
import { noticesOf } from './letters.ts'
import { registrationFacts, type RegistrationFacts } from './reads-load.ts'
import { collectWords } from './texts.ts'
import { insertTicket } from './writes.ts'

/** R5.2, on every channel. Who it is for, and on which line it begins, only staff says (R5.1, A7). */
export interface Registration {
  readonly actor: SignedIn
  readonly now: Instant
  readonly channel: Channel
  readonly input: NewTicket
  /** On whose behalf; a customer's person registers for himself. */
  readonly requesterId: string
  readonly lineId: string | null
  /** The request that this is a part of (R5.3). */
  readonly splitFrom?: number | undefined
  /** The request that it goes on from (U11). */
  readonly continues?: number | undefined
}

/** A registered request with what is told at once: cover, and by when a specialist will react and why (R2.5, R2.7). */
export interface RegisteredTicket {
  readonly ticket: Ticket
  readonly contract: Contract | null
  readonly derived: Derived
  readonly notices: number
}

/** Registers a request (R5.1, R5.2); one that no contract covers is registered all the same (R2.5). */
export async function registerTicket(tx: Tx, house: House, asked: Registration): Promise<RegisteredTicket | Refusal> {
  const { actor, now, channel, input, requesterId, lineId } = asked
  const barred = registerRefusal(actor)
  if (barred !== null) return barred
  const names = {
    requesterId,
    registrarId: actor.personId,
    productId: input.productId ?? null,
    moduleId: input.moduleId ?? null,
    lineId,
  }
  const facts = await registrationFacts(tx, names)
  const unknown = whatIsUnknown(facts, names)
  if (unknown !== null) return unknown
  const customerId = facts.customerId ?? ''
  const contracts = await contractsOf(tx, customerId)
  const { zone } = house.regulations.calendarOf(house.regulations.current())
  const files = await filesOf(tx, facts.number, asked)
  if (isRefusal(files)) return files
  const words = collectWords(house.random)
  const entitlement = entitle({
    contracts,
    kind: input.kind,
    service: serviceOf(input),
    productId: names.productId,
    on: dateIn(zone, now),
  })
  const contract = contracts.find(({ id }) => id === entitlement.contractId) ?? null
  const regulation = regulationOf(contract, house)
  const command: RegisterCommand = {
    command: 'register',
    ...fieldsOf(input, { regulation, entitlement }),
    customerId,
    requesterId,
    subject: words.keep(input.subject),
    description: words.keep(input.description),
    lineId: lineId ?? facts.firstLineId,
    splitFrom: asked.splitFrom ?? null,
    continues: asked.continues ?? null,
    files: files.map(({ id, sha256 }) => ({ id, sha256 })),
  }
  const events = register(command, { number: facts.number, actor, now, channel })
  if (isRefusal(events)) return events
  const folded = fold({ before: null, head: CHAIN_START, events, texts: words.texts })
  const { ticket } = folded
  const normMinutes = contract?.normMinutes ?? {}
  const derived = derive({ house, ticket, normMinutes, now })
  const notices = noticesOf(events, {
    ...derived,
    ticket,
    before: null,
    subject: input.subject,
    customerName: facts.customerName ?? '',
    contractNumber: ticket.entitlement.covered ? (contract?.number ?? null) : null,
    deliveryTitle: null,
    people: facts.people,
    texts: words.texts,
    files: new Map(files.map((file) => [file.id, file])),
    house,
    now,
  })
  await insertTicket(tx, {
    row: {
      number: ticket.number,
      ...factColumns(ticket),
      ...clockColumns(ticket, derived, now),
      norm_minutes: JSON.stringify(normMinutes),
      subject: input.subject.toWellFormed(),
      head_hash: Buffer.from(folded.head, 'hex'),
      fold: JSON.stringify(ticket),
    },
    words: wordsToFind(events, words.texts) ?? '',
    events: folded.rows,
    notices,
    announcement: announcementOf(ticket, events),
  })
  return { ticket, contract, derived, notices: notices.length }
}

interface Names {
  readonly requesterId: string
  readonly productId: string | null
  readonly moduleId: string | null
  readonly lineId: string | null
}

/** What was named and is not there: a person of no customer, a product, a module, a line. */
function whatIsUnknown(facts: RegistrationFacts, names: Names): Refusal | null {
  const requester = facts.people.get(names.requesterId)
  if (requester?.side !== 'customer') return refuse('not_found', 'requesterId')
  if (!requester.active) return refuse('person_inactive', 'requesterId')
  if (names.productId !== null && !facts.productKnown) return refuse('not_found', 'productId')
  if (names.moduleId !== null && facts.moduleProductId !== names.productId)
    return refuse('module_not_of_product', 'moduleId')
  return names.lineId !== null && !facts.lineKnown ? refuse('not_found', 'lineId') : null
}

/** DOMAIN 4.8: a contract points to a regulation; the request keeps the version that is in force now. */
const regulationOf = (contract: Contract | null, { regulations }: House): Regulation =>
  contract === null ? regulations.current() : regulations.currentOf(contract.regulationId)

const serviceOf = ({ kind, service }: NewTicket) => serviceFor(kind, service ?? 'maintenance')

/** R2.7: that work is impossible is a claim of a critical defect; of anything else there is none. */
const fieldsOf = (input: NewTicket, given: { readonly regulation: Regulation; readonly entitlement: Entitlement }) => ({
  kind: input.kind,
  critical: input.workImpossible && input.kind === 'defect' ? ('claimed' as const) : ('no' as const),
  impact: input.impact,
  urgency: input.urgency,
  service: serviceOf(input),
  productId: input.productId ?? null,
  moduleId: input.moduleId ?? null,
  // The wire has checked that it is a date.
  expectedBy: (input.expectedBy ?? null) as CivilDate | null,
  entitlement: given.entitlement,
  regulation: { id: given.regulation.id, version: given.regulation.version },
})

async function filesOf(tx: Tx, number: number, asked: Registration): Promise<readonly BoundFile[] | Refusal> {
  const { fileIds } = asked.input
  if (fileIds === undefined || fileIds.length === 0) return []
  return bindFiles(tx, { fileIds, uploaderId: asked.actor.personId, ticket: number, seq: 1, visibility: 'public' })
}
