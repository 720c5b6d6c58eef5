import type { Language } from '../core/people/roles.ts'
import { en } from './en.ts'
import { ru, type Texts } from './ru.ts'

/**
 * All texts in a language: for letters, the API and the command line, which speak both.
 * The web does not use this: it loads only the reader's language (`web/language.tsx`).
 */
export const texts = (language: Language): Texts => (language === 'ru' ? ru : en)
