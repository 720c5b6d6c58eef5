import type { Given } from '../../core/notices/params.ts'
import { customersWords, staffTemplates } from '../../core/notices/templates.ts'
import type { Language } from '../../core/people/roles.ts'
import { say } from './blocks.ts'
import type { Block } from './letter.ts'

/**
 * How to answer, below the words and above what is quoted: only where an answer by mail reaches the request. Where a
 * decision is asked for, that a letter makes none (R5.7, U19). The staff is told who will read an answer by mail (U16, U17).
 */
export function answerLine(
  given: Given,
  { language, answerable = false }: { readonly language: Language; readonly answerable?: boolean },
): Block[] {
  const kind = answerable ? kindOf(given) : null
  return kind === null ? [] : [say(words[language][kind])]
}

type Kind = 'answer' | 'decide' | 'to_customer' | 'to_staff'

function kindOf(given: Given): Kind | null {
  switch (given.template) {
    case 'accepted':
    case 'question':
    case 'message':
    case 'withdrawn':
    case 'reopened':
      return 'answer'
    case 'planned_date':
    case 'delivery':
    case 'resolution':
      return 'decide'
    case 'silence_reminder':
      return given.params.expected === 'answer' ? 'answer' : 'decide'
    default:
      return toStaff(given.template)
  }
}

function toStaff(template: string): Kind | null {
  if (template === 'alarm' || !staffTemplates.some((one) => one === template)) return null
  return customersWords.has(template) ? 'to_customer' : 'to_staff'
}

const words = {
  ru: {
    answer: 'Чтобы ответить, просто ответьте на это письмо.',
    decide: 'Чтобы задать вопрос, просто ответьте на это письмо. Само решение принимается только по ссылке.',
    to_customer: 'Ответ на это письмо увидит заказчик.',
    to_staff: 'Ответ на это письмо останется внутренней заметкой, заказчик его не увидит.',
  },
  en: {
    answer: 'To answer, simply reply to this letter.',
    decide: 'To ask something, simply reply to this letter. The decision itself is made by the link only.',
    to_customer: 'The customer will read what you reply to this letter.',
    to_staff: 'What you reply to this letter stays an internal note; the customer will not read it.',
  },
} as const satisfies Record<Language, Record<Kind, string>>
