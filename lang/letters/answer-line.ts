import type { Given } from '../../core/notices/params.ts'
import type { Language } from '../../core/people/roles.ts'
import { say } from './blocks.ts'
import type { Block } from './letter.ts'

/**
 * How to answer, below the words and above what is quoted: only where an answer by mail reaches the request. Where a
 * decision is asked for, that a letter makes none (R5.7, U19). The staff answers on the request's page, where it sees
 * who reads it (U16).
 */
export function answerLine(
  given: Given,
  { language, answerable = false }: { readonly language: Language; readonly answerable?: boolean },
): Block[] {
  const kind = answerable ? kindOf(given) : null
  return kind === null ? [] : [say(words[language][kind])]
}

function kindOf(given: Given): 'answer' | 'decide' | null {
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
      return null
  }
}

const words = {
  ru: {
    answer: 'Чтобы ответить, просто ответьте на это письмо.',
    decide: 'Чтобы задать вопрос, просто ответьте на это письмо. Само решение принимается только по ссылке.',
  },
  en: {
    answer: 'To answer, simply reply to this letter.',
    decide: 'To ask something, simply reply to this letter. The decision itself is made by the link only.',
  },
} as const satisfies Record<Language, Record<'answer' | 'decide', string>>
