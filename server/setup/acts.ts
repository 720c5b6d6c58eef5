import type { House } from '../house.ts'
import type { Actor } from '../../core/people/actor.ts'
import { refuse, type Refusal } from '../../core/refusal.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'
import { record } from '../audit/writes.ts'
import { actorId } from '../people/writes.ts'
import { isModuleNameTaken, isProduct, isProductNameTaken, productOf } from './reads.ts'
import { changeNamed, insertModule, insertProduct, type NameChange } from './writes.ts'

interface By {
  readonly actor: Actor
  readonly now: Instant
}

/** A product that is supported; gives its id. */
export async function addProduct(
  tx: Tx,
  house: House,
  { actor, now, name }: By & { name: string },
): Promise<string | Refusal> {
  const id = house.random.uuid()
  if (await isProductNameTaken(tx, name, id)) return refuse('already_exists', 'name')
  await insertProduct(tx, { id, name })
  await record(tx, {
    at: now,
    actorId: actorId(actor),
    action: 'product.add',
    subjectType: 'product',
    subjectId: id,
    detail: { name },
  })
  return id
}

export async function changeProduct(
  tx: Tx,
  { actor, now, productId, change }: By & { productId: string; change: NameChange },
): Promise<true | Refusal> {
  if (!(await isProduct(tx, productId))) return refuse('not_found')
  if (change.name !== undefined && (await isProductNameTaken(tx, change.name, productId)))
    return refuse('already_exists', 'name')
  await changeNamed(tx, { table: 'product', id: productId, change, now })
  const what = { actorId: actorId(actor), subjectType: 'product', subjectId: productId } as const
  await record(tx, { at: now, ...what, action: 'product.change', detail: { ...change } })
  return true
}

/** A module of a product; gives its id. */
export async function addModule(
  tx: Tx,
  house: House,
  { actor, now, productId, name }: By & { productId: string; name: string },
): Promise<string | Refusal> {
  if (!(await isProduct(tx, productId))) return refuse('not_found')
  const id = house.random.uuid()
  if (await isModuleNameTaken(tx, { name, productId, except: id })) return refuse('already_exists', 'name')
  await insertModule(tx, { id, productId, name })
  const what = { actorId: actorId(actor), subjectType: 'module', subjectId: id } as const
  await record(tx, { at: now, ...what, action: 'module.add', detail: { productId, name } })
  return id
}

/** Gives the id of the product that the module belongs to. */
export async function changeModule(
  tx: Tx,
  { actor, now, moduleId, change }: By & { moduleId: string; change: NameChange },
): Promise<string | Refusal> {
  const productId = await productOf(tx, moduleId)
  if (productId === undefined) return refuse('not_found')
  if (change.name !== undefined && (await isModuleNameTaken(tx, { name: change.name, productId, except: moduleId }))) {
    return refuse('already_exists', 'name')
  }
  await changeNamed(tx, { table: 'module', id: moduleId, change, now })
  const what = { actorId: actorId(actor), subjectType: 'module', subjectId: moduleId } as const
  await record(tx, { at: now, ...what, action: 'module.change', detail: { ...change } })
  return productId
}
