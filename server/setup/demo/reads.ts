import type { Reader } from '../../../db/connect.ts'

/** Whether anybody is served here already. */
export async function hasCustomers(reader: Reader): Promise<boolean> {
  const row = await reader.selectFrom('customer').select('id').limit(1).executeTakeFirst()
  return row !== undefined
}
