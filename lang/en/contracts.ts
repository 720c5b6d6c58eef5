import type { contracts as ru } from '../ru/contracts.ts'

export const contracts: typeof ru = {}
