import type { desk as ru } from '../ru/desk.ts'

export const desk: typeof ru = {}
