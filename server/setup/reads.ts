import { sql } from 'kysely'
import type { Reader } from '../../db/connect.ts'

export interface ProductRow {
  readonly id: string
  readonly name: string
  readonly archived: boolean
  readonly modules: readonly { readonly id: string; readonly name: string; readonly archived: boolean }[]
}

/** What is supported: products with their modules, by name. */
export async function allProducts(reader: Reader): Promise<ProductRow[]> {
  const products = await reader
    .selectFrom('product')
    .select(['id', 'name', 'archived_at'])
    .orderBy('name')
    .orderBy('id')
    .execute()
  const modules = await reader
    .selectFrom('module')
    .select(['id', 'product_id', 'name', 'archived_at'])
    .orderBy('name')
    .orderBy('id')
    .execute()
  return products.map(({ id, name, archived_at }) => ({
    id,
    name,
    archived: archived_at !== null,
    modules: modules
      .filter((module) => module.product_id === id)
      .map((module) => ({ id: module.id, name: module.name, archived: module.archived_at !== null })),
  }))
}

export async function findProduct(reader: Reader, id: string): Promise<{ readonly name: string } | undefined> {
  return reader.selectFrom('product').select('name').where('id', '=', id).executeTakeFirst()
}

export async function findModule(
  reader: Reader,
  moduleId: string,
): Promise<{ readonly name: string; readonly productId: string } | undefined> {
  return reader
    .selectFrom('module')
    .select(['name', 'product_id as productId'])
    .where('id', '=', moduleId)
    .executeTakeFirst()
}

export async function isProductNameTaken(reader: Reader, name: string, except: string): Promise<boolean> {
  const row = await reader
    .selectFrom('product')
    .select('id')
    .where(sql`lower(name)`, '=', sql`lower(${name})`)
    .where('id', '!=', except)
    .executeTakeFirst()
  return row !== undefined
}

export async function isModuleNameTaken(
  reader: Reader,
  { name, productId, except }: { name: string; productId: string; except: string },
): Promise<boolean> {
  const row = await reader
    .selectFrom('module')
    .select('id')
    .where('product_id', '=', productId)
    .where(sql`lower(name)`, '=', sql`lower(${name})`)
    .where('id', '!=', except)
    .executeTakeFirst()
  return row !== undefined
}
