import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts'
import type { LinkRelation } from '../../core/tickets/words.ts'
import type { Tx } from '../../db/connect.ts'
import type { House } from '../house.ts'
import { command, type Commanded, type Standing } from './acts.ts'
import { lockInOrder } from './reads-load.ts'

type Joining = Omit<Commanded, 'order' | 'basedOn'>

/** R5.3: links two requests of one customer; each says of the other that it is related (A5: never across customers). */
export async function linkTickets(
  tx: Tx,
  house: House,
  { to, relation, ...asked }: Joining & { readonly to: number; readonly relation: LinkRelation },
): Promise<Standing | Refusal> {
  await lockInOrder(tx, [asked.number, to])
  const linked = await command(tx, house, { ...asked, order: { command: 'link', to, relation } })
  return isRefusal(linked) ? linked : answered(linked, await linkBack(tx, house, { ...asked, from: to }))
}

/** R5.3: ends a request as a duplicate; the one that goes on says so too. */
export async function mergeTickets(
  tx: Tx,
  house: House,
  { into, reason, ...asked }: Joining & { readonly into: number; readonly reason?: string | null | undefined },
): Promise<Standing | Refusal> {
  await lockInOrder(tx, [asked.number, into])
  const merged = await command(tx, house, { ...asked, order: { command: 'merge', into, reason } })
  return isRefusal(merged) ? merged : answered(merged, await linkBack(tx, house, { ...asked, from: into }))
}

const linkBack = (tx: Tx, house: House, { from, ...asked }: Joining & { readonly from: number }) =>
  command(tx, house, { ...asked, number: from, order: { command: 'link', to: asked.number, relation: 'related' } })

/** That the other one says so already is no reason to refuse. */
function answered(first: Standing, back: Standing | Refusal): Standing | Refusal {
  if (!isRefusal(back)) return { ...first, notices: first.notices + back.notices }
  return back.refused === 'already_linked' ? first : refuse(back.refused, back.about)
}
