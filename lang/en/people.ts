import type { people as ru } from '../ru/people.ts'

export const people: typeof ru = {}
