import type { ProductView } from '../../core/customers/wire.ts'
import type { ProductRow } from './reads.ts'

export const productView = ({ id, name, archived, modules }: ProductRow): ProductView => ({
  id,
  name,
  archived,
  modules: modules.map((module) => ({ id: module.id, name: module.name, archived: module.archived })),
})

/** What can be named on a new request: nothing archived. */
export const offered = (products: readonly ProductRow[]): readonly ProductRow[] =>
  products
    .filter((product) => !product.archived)
    .map((product) => ({ ...product, modules: product.modules.filter((module) => !module.archived) }))
