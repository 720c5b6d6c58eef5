import { flatWords } from './robot-words.ts'

/**
 * Whether the subject is one that only autoresponders write. Only at the very beginning, so that `Re: Автоответ: …`, a
 * person's answer to one, is a person's; and with a colon after the announcement, so that «Автоответ не приходит» and
 * «Нет на месте кнопки «Печать»» are requests.
 */
export function isAutoReplySubject(subject: string): boolean {
  const flat = flatWords(subject, 300)
  return starts(flat, announcements, /^ ?[:：]/) || starts(flat, states, /^[ .!]{0,4}($|[:：])/) || away.test(flat)
}

function starts(flat: string, phrases: readonly string[], then: RegExp): boolean {
  return phrases.some((phrase) => flat.startsWith(phrase) && then.test(flat.slice(phrase.length, phrase.length + 8)))
}

/** What mail programs put before the subject that they answer. */
const announcements = [
  'автоответ',
  'авто-ответ',
  'автоматический ответ',
  'автоматическая отправка',
  'автоответчик',
  'ответ автоответчика',
  'автоматична відповідь',
  'аўтаматычны адказ',
  'автоматты жауап',
  'automatic reply',
  'automatic response',
  'automated reply',
  'automated response',
  'auto reply',
  'auto-reply',
  'autoreply',
  'auto response',
  'auto-response',
  'autoresponse',
  'auto',
  'ooo',
  'automatische antwort',
  'automatisch antwoord',
  'réponse automatique',
  'respuesta automática',
  'risposta automatica',
  'resposta automática',
  'odpowiedź automatyczna',
  'autosvar',
]

/** What people let it say; alone or before a subject. */
const states = [
  'автоматический ответ',
  'автоматическое уведомление об отсутствии',
  'уведомление об отсутствии',
  'нет на месте',
  'нет на рабочем месте',
  'вне офиса',
  'отсутствую',
  'отсутствует на рабочем месте',
  'отсутствую на рабочем месте',
  'отсутствие на рабочем месте',
  'отсутствие в офисе',
  'в отпуске',
  'я в отпуске',
  'нахожусь в отпуске',
  'я на больничном',
  'automatic reply',
  'out of office',
  'out of the office',
  'out of office autoreply',
  'out of office reply',
  'on vacation',
  'vacation reply',
  'away from my mail',
  'abwesend',
  'abwesenheitsnotiz',
]

/** «Я в отпуске до 20.11», "Out of office until Monday": nobody begins a request like that. */
const away =
  /^((я|нахожусь) (в (ежегодном |очередном )?отпуске|в командировке|на больничном)|я отсутствую|отсутствую на рабочем месте|(i am |i'm )?out of (the )?office)[,.]? (до|с|по|from|until|till|through) /
