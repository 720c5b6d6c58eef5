import type { notices as ru } from '../ru/notices.ts'

export const notices: typeof ru = {}
