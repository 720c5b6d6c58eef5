import type { House } from '../house.ts'
import type { Actor } from '../../core/people/actor.ts'
import { refuse, type Refusal } from '../../core/refusal.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'
import { record } from '../audit/writes.ts'
import { actorId } from '../people/writes.ts'
import { findModule, findProduct, isModuleNameTaken, isProductNameTaken } from './reads.ts'
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
    subject: name,
  })
  return id
}

export async function changeProduct(
  tx: Tx,
  { actor, now, productId, change }: By & { productId: string; change: NameChange },
): Promise<true | Refusal> {
  const product = await findProduct(tx, productId)
  if (product === undefined) return refuse('not_found')
  if (change.name !== undefined && (await isProductNameTaken(tx, change.name, productId)))
    return refuse('already_exists', 'name')
  await changeNamed(tx, { table: 'product', id: productId, change, now })
  const what = { subjectType: 'product', subjectId: productId, subject: product.name } as const
  await record(tx, { at: now, actorId: actorId(actor), ...what, action: 'product.change', detail: { ...change } })
  return true
}

/** A module of a product; gives its id. */
export async function addModule(
  tx: Tx,
  house: House,
  { actor, now, productId, name }: By & { productId: string; name: string },
): Promise<string | Refusal> {
  const product = await findProduct(tx, productId)
  if (product === undefined) return refuse('not_found')
  const id = house.random.uuid()
  if (await isModuleNameTaken(tx, { name, productId, except: id })) return refuse('already_exists', 'name')
  await insertModule(tx, { id, productId, name })
  const what = { subjectType: 'module', subjectId: id, subject: name } as const
  const detail = { productId, product: product.name }
  await record(tx, { at: now, actorId: actorId(actor), ...what, action: 'module.add', detail })
  return id
}

/** Gives the id of the product that the module belongs to. */
export async function changeModule(
  tx: Tx,
  { actor, now, moduleId, change }: By & { moduleId: string; change: NameChange },
): Promise<string | Refusal> {
  const module = await findModule(tx, moduleId)
  if (module === undefined) return refuse('not_found')
  const { productId } = module
  if (change.name !== undefined && (await isModuleNameTaken(tx, { name: change.name, productId, except: moduleId }))) {
    return refuse('already_exists', 'name')
  }
  await changeNamed(tx, { table: 'module', id: moduleId, change, now })
  const what = { subjectType: 'module', subjectId: moduleId, subject: module.name } as const
  await record(tx, { at: now, actorId: actorId(actor), ...what, action: 'module.change', detail: { ...change } })
  return productId
}
