import { flatWords, saysAny } from './robot-words.ts'

/**
 * The status (RFC 3463) that a server's words contain or mean: the code itself, `5.1.1`; else a known phrase; else the
 * class of the SMTP reply (RFC 5321 4.2.1), `550` → `5.0.0`. Null: they say nothing of it.
 */
export function statusIn(words: string): string | null {
  const line = words.slice(0, 4000)
  const code = enhanced.exec(line)?.[0] ?? null
  if (code !== null && !code.endsWith('.0.0')) return code
  const reply = /(?<![\w.#[-]|\d:)([45])[0-5]\d(?![\w.:])/.exec(line)?.[1] ?? null
  const detail = phrased(flatWords(line, 4000))
  if (detail !== null) return `${classOf(code ?? reply ?? detail.usually)}.${detail.code}`
  return code ?? (reply === null ? null : `${classOf(reply)}.0.0`)
}

/** The same, and where the words say nothing, the class that follows from what happened. */
export function statusOr(words: string, action: 'failed' | 'delayed'): string {
  return statusIn(words) ?? (action === 'failed' ? '5.0.0' : '4.0.0')
}

/** Subjects of RFC 3463 end at 7; an address (`5.1.1.20`), a date and a version (`v4.1.0`) are none. */
const enhanced = /(?<![\w.])[45]\.[0-7]\.\d{1,3}(?!\d)(?!\.\d)/

const classOf = (code: string): string => (code.startsWith('4') ? '4' : '5')

function phrased(flat: string): (typeof meanings)[number] | null {
  return meanings.find((meaning) => saysAny(flat, meaning.phrases)) ?? null
}

/** The narrower meaning first: "mailbox unavailable" follows half of all other reasons. */
const meanings = [
  {
    code: '2.2',
    usually: '5',
    phrases: [
      'mailbox full',
      'mailbox is full',
      'account is full',
      'inbox is full',
      'over quota',
      'overquota',
      'quota exceeded',
      'quota exceed',
      'not enough disk space',
      'not enough space',
      'exceeded storage',
      'exceeds storage',
      'mailbox size limit',
      'почтовый ящик переполнен',
      'почтовый ящик получателя переполнен',
      'ящик переполнен',
      'переполнен почтовый ящик',
      'ящик заполнен',
      'превышена квота',
      'превышен размер почтового ящика',
      'недостаточно места',
    ],
  },
  {
    code: '2.1',
    usually: '5',
    phrases: [
      'account disabled',
      'account is disabled',
      'mailbox disabled',
      'mailbox is disabled',
      'user is blocked',
      'account inactive',
      'mailbox is inactive',
      'ящик заблокирован',
      'ящик отключен',
      'учетная запись отключена',
      'учетная запись заблокирована',
    ],
  },
  {
    code: '1.2',
    usually: '5',
    phrases: [
      'host unknown',
      'unknown host',
      'unknown domain',
      'domain not found',
      'no such domain',
      'domain does not exist',
      'домен не существует',
      'несуществующий домен',
      'host not found',
      'domain name not found',
      'host or domain name',
      'домен не найден',
      'сервер не найден',
    ],
  },
  {
    code: '1.1',
    usually: '5',
    phrases: [
      'user unknown',
      'unknown user',
      'user not found',
      'no such user',
      'no such mailbox',
      'no such recipient',
      'no mailbox here',
      'unknown recipient',
      'unknown mailbox',
      'invalid recipient',
      'invalid mailbox',
      'recipient not found',
      'recipient unknown',
      'invalid final delivery', // IMail
      'invalid address',
      'recipient rejected',
      'recipnotfound',
      'does not exist',
      "doesn't exist",
      'address not found',
      'not listed in',
      'unrouteable address',
      'mailbox not found',
      'адрес не найден',
      'не найден в',
      'пользователь не найден',
      'получатель не найден',
      'нет такого пользователя',
      'пользователь не существует',
      'не существует',
      'неизвестный пользователь',
      'несуществующ',
      'указанный адрес электронной почты не найден',
    ],
  },
  {
    code: '3.4',
    usually: '5',
    phrases: [
      'message too large',
      'message is too large',
      'size exceeds',
      'message size',
      'too big',
      'слишком большой размер',
      'размер сообщения превышает',
      'размер письма превышает',
    ],
  },
  {
    code: '7.1',
    usually: '5',
    phrases: [
      'spam',
      'blacklist',
      'blocklist',
      'policy',
      'access denied',
      'relaying denied',
      'relay not permitted',
      'спам',
      'черном списке',
    ],
  },
  {
    code: '4.7',
    usually: '4',
    phrases: [
      'queue too long',
      'too long in queue',
      'too long in the queue',
      'timeout exceeded',
      'expired',
      'timed out',
      'retry time not reached',
      'истекло время',
      'истек срок',
      'время ожидания',
      'превышено время',
    ],
  },
  {
    code: '4.1',
    usually: '4',
    phrases: [
      'connection refused',
      'no route to host',
      'unable to establish',
      'requests to connect',
      'network is unreachable',
      'не отвечает',
      'соединение отклонено',
    ],
  },
] as const
