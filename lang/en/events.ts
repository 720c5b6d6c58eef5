import type { events as ru } from '../ru/events.ts'

export const events: typeof ru = {}
