import type { Language } from '../people/roles.ts'
import { english } from './in-words-en.ts'
import { russian } from './in-words-ru.ts'
import type { Norm, Regulation } from './regulation.ts'
import type { Wording } from './wording.ts'

/** A paragraph of the regulation as people read it, under its clause. */
export interface Paragraph {
  readonly clause: string
  readonly title: string
  readonly text: string
  readonly items: readonly string[]
}

const wordings: Record<Language, Wording> = { ru: russian, en: english }

/** The whole document in words, in the order of its clauses (DOMAIN 2). Written from the data that the clocks use. */
export function inWords(regulation: Regulation, language: Language): readonly Paragraph[] {
  const say = wordings[language]
  const { titles } = say
  return [
    {
      clause: 'R2.2',
      title: titles.accepting,
      text: say.accepting,
      items: regulation.contacts.map((contact) => `${contact.value} — ${contact.label[language]}`),
    },
    ...regulation.services.map((one) => ({
      clause: one.clause,
      title: one.title[language],
      text: say.includes,
      items: one.includes.map((item) => item[language]),
    })),
    {
      clause: 'R2.7',
      title: titles.hours,
      text: say.hours(regulation.calendar.shortenedEves),
      items: [...regulation.norms.map((norm) => normInWords(norm, language)), say.near(regulation.nearMinutes)],
    },
    { clause: 'R2.8', title: titles.vulnerability, text: say.vulnerability[regulation.vulnerability], items: [] },
    { clause: 'R5.5', title: titles.reminders, text: say.reminders(regulation.reminderDays), items: [] },
    {
      clause: 'R5.7',
      title: titles.closing,
      text: `${say.closing(regulation.closeBySilenceAfterDays)} ${say.reopening(regulation.reopenWithinDays)}`,
      items: [],
    },
  ]
}

/** One norm: «Время реакции на обращение: до 2 часов рабочего времени» (R2.7). */
export function normInWords(norm: Norm, language: Language): string {
  return `${norm.title[language]}: ${wordings[language].norm(norm)}`
}
