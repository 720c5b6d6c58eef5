import { counted as countedIn } from '../format.ts'
import { type Forms, plural as pluralIn } from '../plural.ts'

const request = { one: 'обращение', few: 'обращения', many: 'обращений' }

/** «5 обращений». */
export const counted = (count: number): string => countedIn('ru', count, request)

/** The Russian form that belongs to the number. */
export const plural = (count: number, forms: Forms): string => pluralIn('ru', count, forms)
