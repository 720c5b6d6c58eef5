import type { Language } from '../core/people/roles.ts'

/** The forms of a noun after a number. Russian: 1 день, 2 дня, 5 дней; English has `one` and `many`. */
export interface Forms {
  readonly one: string
  /** Only Russian tells it from `many`. */
  readonly few?: string
  readonly many: string
}

const rules = { ru: new Intl.PluralRules('ru'), en: new Intl.PluralRules('en') }

/** The form that belongs to the number, without the number. */
export function plural(language: Language, count: number, forms: Forms): string {
  const rule = rules[language].select(count)
  if (rule === 'one') return forms.one
  if (rule === 'few') return forms.few ?? forms.many
  // Russian fractions («2,5 часа») take the form of `few`.
  if (language === 'ru' && rule === 'other') return forms.few ?? forms.many
  return forms.many
}
