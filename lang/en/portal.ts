import type { portal as ru } from '../ru/portal.ts'

export const portal: typeof ru = {}
