import type { Letter } from './letter.ts'
import { flatWords, localPartOf, saysAny } from './robot-words.ts'

/**
 * Whether a mail server wrote the letter, as far as its head tells: the empty return path (RFC 5321 4.5.5), the name
 * that servers use, or Exim's own field. `postmaster` may be a person, an administrator who writes: he is a server only
 * when the subject says so.
 */
export function sentByServer(letter: Letter): boolean {
  if (hasEmptyReturnPath(letter) || (letter.head['x-failed-recipients']?.length ?? 0) > 0) return true
  const names = letter.authors.map((author) => localPartOf(author.address))
  if (names.some((name) => daemons.has(name))) return true
  return names.includes('postmaster') && (subjectSays(letter) || isAutomatic(letter))
}

/** Whether the letter says that something did not arrive, or not yet. */
export function saysUndelivered(letter: Letter): boolean {
  if (saysAny(flatWords(letter.subject, 300), successes)) return false
  return subjectSays(letter) || saysAny(flatWords(letter.text, 4000), sentences)
}

/** `Return-Path: <>`, GMX writes it empty: nobody wants an answer. Vacation answers have it too (RFC 3834 3.3). */
export function hasEmptyReturnPath(letter: Letter): boolean {
  const path = letter.head['return-path']?.[0]?.trim()
  return path !== undefined && /^(<\s{0,20}>)?$/.test(path)
}

/** Names under which mail servers write; compared with the part before `@`. */
export const daemons: ReadonlySet<string> = new Set([
  'mailer-daemon',
  'mailerdaemon',
  'mail-daemon',
  'maildaemon',
  'mdaemon',
])

const isAutomatic = (letter: Letter): boolean =>
  /^\s*auto-/i.test(letter.head['auto-submitted']?.[0] ?? '') || letter.contentType.type === 'multipart/report'

const subjectSays = (letter: Letter): boolean => saysAny(flatWords(letter.subject, 300), subjects)

const successes = ['(success', '(relay', '(expanded', 'successfully', 'успешно']

const subjects = [
  'не доставлен',
  'недоставлен',
  'недоставка',
  'о недоставке',
  'не удалось доставить',
  'не удается доставить',
  'невозможно доставить',
  'не может быть доставлен',
  'сбой доставки',
  'сбой при доставке',
  'ошибка доставки',
  'ошибка при доставке',
  'задержка доставки',
  'доставка задерж',
  'доставка отложена',
  'уведомление о доставке (сбой)',
  'уведомление о состоянии доставки',
  'возврат почты',
  'undeliver',
  'delivery status notification',
  'delivery failure',
  'delivery failed',
  'delivery notification',
  'delivery problem',
  'delivery delayed',
  'delivery error',
  'mail delivery',
  'mail failure',
  'mail system error',
  'mail could not be delivered',
  'message delayed',
  'failure notice',
  'returned mail',
  'returned to sender',
  'non-delivery',
  'nondeliverable',
  'delivery status',
  'unzustellbar',
]

const sentences = [
  'не может быть доставлен',
  'не может быть отправлено одному',
  'не могут быть доставлены',
  'не удалось доставить',
  'не удается доставить',
  'не удалось выполнить доставку',
  'не удалось отправить ваше',
  'невозможно доставить',
  'не было доставлен',
  'еще не доставлен',
  'письмо не доставлен',
  'сообщение не доставлен',
  'не достигло некоторых',
  'не дошло до',
  'доставка следующим получателям',
  'could not be delivered',
  "couldn't be delivered",
  "wasn't delivered",
  'was not delivered',
  'cannot be delivered',
  'can not be delivered',
  'could not deliver',
  "couldn't deliver",
  "wasn't able to deliver",
  'was unable to deliver',
  'unable to deliver',
  'failed to deliver',
  'while attempting to deliver',
  'delivery has failed',
  'delivery failed',
  'delivery to the following',
  'not yet been delivered',
  'did not reach',
  'fatal errors',
  'fatal delivery errors',
  'undeliverable',
  'failure reasons',
  'transcript of session follows',
]
