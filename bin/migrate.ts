import { openGround } from './house.ts'

/** `asmo migrate`: the database is brought up to date by opening it. */
export async function runMigrations(): Promise<number> {
  const { close } = await openGround({ when: 'beside' })
  await close()
  console.log('База данных соответствует программе. / The database is up to date.')
  return 0
}
