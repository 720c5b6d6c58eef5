import type { HearsBecause } from '../../core/notices/hears.ts'
import type { Language } from '../../core/people/roles.ts'

/** Why the reader has this letter, for its last line (U16). */
export function footer(language: Language, reason: HearsBecause | null): string {
  const words = footers[language]
  return reason === null ? words.signature : `${words.signature}. ${words.because[reason]}`
}

const footers = {
  ru: {
    signature: 'Служба технической поддержки',
    because: {
      requester: 'Вы получили это письмо, потому что это ваше обращение.',
      watcher: 'Вы получили это письмо, потому что следите за обращением.',
      told: 'Вы получили это письмо, потому что сообщили о решении по обращению.',
      assignee: 'Вы получили это письмо, потому что обращение назначено вам.',
      dispatcher: 'Вы получили это письмо как диспетчер: у обращения нет специалиста.',
      manager: 'Вы получили это письмо как руководитель.',
    },
  },
  en: {
    signature: 'Technical support service',
    because: {
      requester: 'You get this letter because it is your request.',
      watcher: 'You get this letter because you watch the request.',
      told: 'You get this letter because you told us of a decision on the request.',
      assignee: 'You get this letter because the request is assigned to you.',
      dispatcher: 'You get this letter as a dispatcher: the request has no specialist.',
      manager: 'You get this letter as a manager.',
    },
  },
} as const satisfies Record<Language, { signature: string; because: Record<HearsBecause, string> }>
