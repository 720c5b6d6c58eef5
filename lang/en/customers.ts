import type { customers as ru } from '../ru/customers.ts'

export const customers: typeof ru = {}
