import type { Database } from '../db/connect.ts'
import type { Ground } from './house.ts'

/** `asmo demo`. */
export async function demo(): Promise<number> {
  console.error('Показательных данных ещё нет. / There is no demonstration yet.')
  return 1
}

export async function demoIfEmpty(_ground: Ground, _database: Database): Promise<void> {
  await demo()
}
