import { z } from 'zod'
import { newProductShape, productChangeShape, productShape, type ProductView } from '../../core/customers/wire.ts'
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts'
import { idText } from '../../core/wire.ts'
import type { Reader } from '../../db/connect.ts'
import { actorOf, acts, reads, staffOf, type Line } from '../http/line.ts'
import { addModule, addProduct, changeModule, changeProduct } from './acts.ts'
import { allProducts } from './reads.ts'
import { offered, productView } from './views.ts'

const id = z.strictObject({ id: idText })
const administrator = { staff: ['administrator'] } as const

export const lines: readonly Line[] = [
  reads({
    path: '/products',
    who: 'signed_in',
    summary: 'The products that are supported, with their modules; customers get only what is offered now.',
    reply: z.array(productShape),
    handle: async (call) => {
      const products = await allProducts(call.reader)
      return (actorOf(call).side === 'provider' ? products : offered(products)).map(productView)
    },
  }),
  acts({
    method: 'POST',
    path: '/products',
    who: administrator,
    summary: 'Adds a product.',
    body: newProductShape,
    reply: productShape,
    status: 201,
    handle: async (call) => {
      const added = await addProduct(call.tx, call.house, { actor: staffOf(call), now: call.now, name: call.body.name })
      return isRefusal(added) ? added : shown(call.tx, added)
    },
  }),
  acts({
    method: 'PATCH',
    path: '/products/:id',
    who: administrator,
    summary: 'Renames or archives a product.',
    params: id,
    body: productChangeShape,
    reply: productShape,
    handle: async (call) => {
      const given = { actor: staffOf(call), now: call.now, productId: call.params.id, change: call.body }
      const done = await changeProduct(call.tx, given)
      return isRefusal(done) ? done : shown(call.tx, call.params.id)
    },
  }),
  acts({
    method: 'POST',
    path: '/products/:id/modules',
    who: administrator,
    summary: 'Adds a module to a product; answers with the product.',
    params: id,
    body: newProductShape,
    reply: productShape,
    status: 201,
    handle: async (call) => {
      const given = { actor: staffOf(call), now: call.now, productId: call.params.id, name: call.body.name }
      const added = await addModule(call.tx, call.house, given)
      return isRefusal(added) ? added : shown(call.tx, call.params.id)
    },
  }),
  acts({
    method: 'PATCH',
    path: '/modules/:id',
    who: administrator,
    summary: 'Renames or archives a module; answers with its product.',
    params: id,
    body: productChangeShape,
    reply: productShape,
    handle: async (call) => {
      const given = { actor: staffOf(call), now: call.now, moduleId: call.params.id, change: call.body }
      const productId = await changeModule(call.tx, given)
      return isRefusal(productId) ? productId : shown(call.tx, productId)
    },
  }),
]

async function shown(reader: Reader, productId: string): Promise<ProductView | Refusal> {
  const row = (await allProducts(reader)).find((product) => product.id === productId)
  return row === undefined ? refuse('not_found') : productView(row)
}
