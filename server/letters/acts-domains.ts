import { isOfDomain, mailDomain, mayBeCustomers } from '../../core/letters/domains.ts'
import type { StaffActor } from '../../core/people/actor.ts'
import { refuse, type Refusal } from '../../core/refusal.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'
import { record } from '../audit/writes.ts'
import { domainsOf, lockCustomer } from '../customers/reads.ts'
import { ourDomains } from './reads-mailboxes.ts'
import { unknownAuthors } from './reads-senders.ts'
import { askAgain, tellTaker } from './writes-decide.ts'
import { addDomain, removeDomains } from './writes-domains.ts'

/**
 * The mail domains of a customer: an unknown person who writes from one of them becomes a draft contact of his. Letters
 * that asked who they are from, and came from a domain that is new, are taken again. A refusal is about the domain.
 */
export async function setDomains(
  tx: Tx,
  given: {
    readonly actor: StaffActor
    readonly customerId: string
    readonly domains: readonly string[]
    readonly now: Instant
  },
): Promise<true | Refusal> {
  const { actor, customerId, now } = given
  const customer = await lockCustomer(tx, customerId)
  if (customer === undefined) return refuse('not_found')
  const wanted = new Map(given.domains.map((typed) => [mailDomain(typed), typed] as const))
  const malformed = wanted.get(null)
  if (malformed !== undefined) return refuse('invalid_input', malformed)
  const before = (await domainsOf(tx, customerId)).map((domain) => mailDomain(domain))
  const added = [...wanted].filter(([domain]) => !before.includes(domain))
  const removed = before.flatMap((domain) => (domain === null || wanted.has(domain) ? [] : [domain]))
  if (added.length + removed.length === 0) return true
  await removeDomains(tx, { customerId, domains: removed })
  const refusal = await addAll(tx, { added, customerId, now })
  if (refusal !== null) return refusal
  const alike = await takeAgain(tx, { domains: added.flatMap(([domain]) => domain ?? []), now })
  const what = { subjectType: 'customer', subjectId: customerId, subject: customer.shortName } as const
  const detail = { added: added.map(([, typed]) => typed), removed, ...(alike > 0 ? { alike } : {}) }
  await record(tx, { at: now, actorId: actor.personId, action: 'customer.domains', ...what, detail })
  return true
}

async function addAll(
  tx: Tx,
  given: {
    readonly added: readonly (readonly [string | null, string])[]
    readonly customerId: string
    readonly now: Instant
  },
): Promise<Refusal | null> {
  const { added, customerId, now } = given
  const ours = await ourDomains(tx)
  for (const [domain, typed] of added) {
    if (domain === null) continue
    const may = mayBeCustomers(domain, ours)
    if (may !== true) return refuse(may, typed)
    if (!(await addDomain(tx, { domain, customerId, now }))) return refuse('already_exists', typed)
  }
  return null
}

async function takeAgain(
  tx: Tx,
  { domains, now }: { readonly domains: readonly string[]; readonly now: Instant },
): Promise<number> {
  if (domains.length === 0) return 0
  const authors = (await unknownAuthors(tx)).filter((author) => domains.some((domain) => isOfDomain(author, domain)))
  const count = await askAgain(tx, { authors, now })
  if (count > 0) await tellTaker(tx)
  return count
}
