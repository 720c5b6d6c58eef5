import type { OAuthSettings } from '../../server/letters/watched-mailboxes.ts'

/** What can be wrong with a mailbox. */
export type ProblemWord = keyof typeof sentences

/** A thing that is wrong, and what the other side says about it. */
export interface Problem {
  readonly word: ProblemWord
  readonly detail: string
}

/** Carries a problem up to whoever reports it. */
export class MailboxError extends Error {
  readonly problem: Problem
  constructor(word: ProblemWord, detail = '') {
    super(`${word}${detail === '' ? '' : `: ${detail}`}`)
    this.problem = { word, detail }
  }
}

const sentences = {
  clear_refused: {
    ru: 'Соединение без шифрования разрешено только с почтовым сервером на этой же машине.',
    en: 'A connection in the clear is allowed only to a mail server on this machine.',
  },
  host_unknown: { ru: 'Почтовый сервер с таким именем не найден.', en: 'No mail server of this name was found.' },
  unreachable: { ru: 'Почтовый сервер не отвечает.', en: 'The mail server does not answer.' },
  lost: { ru: 'Соединение с почтовым сервером оборвалось.', en: 'The connection to the mail server was lost.' },
  silent: {
    ru: 'Почтовый сервер замолчал посреди разговора; соединяемся заново.',
    en: 'The mail server fell silent in the middle of the conversation; connecting anew.',
  },
  certificate_untrusted: {
    ru: 'Сертификату почтового сервера нельзя доверять: он подписан неизвестно кем. Если это ваш собственный центр сертификации, задайте его файл переменной NODE_EXTRA_CA_CERTS при запуске программы.',
    en: 'The certificate of the mail server is signed by nobody we know. If it is an authority of your own, name its file in the variable NODE_EXTRA_CA_CERTS when the program is started.',
  },
  certificate_expired: {
    ru: 'Срок действия сертификата почтового сервера истёк или ещё не начался.',
    en: 'The certificate of the mail server has expired or is not valid yet.',
  },
  certificate_host: {
    ru: 'Сертификат выдан другому серверу: имя в нём не совпадает с указанным в настройках ящика.',
    en: 'The certificate belongs to another server: its name is not the one in the settings of the mailbox.',
  },
  no_encryption: {
    ru: 'Почтовый сервер не дал зашифровать соединение; пароль не отправлен.',
    en: 'The mail server did not let the connection be encrypted; the password was not sent.',
  },
  sign_in: {
    ru: 'Почтовый сервер не принял имя или пароль. Для Яндекса, Mail.ru и подобных нужен пароль приложения, и доступ по IMAP должен быть включён.',
    en: 'The mail server refused the name or the password. Large providers want an app password, and access by IMAP must be switched on.',
  },
  token_refused: {
    ru: 'Почтовый сервер не принял токен доступа OAuth.',
    en: 'The mail server refused the OAuth access token.',
  },
  token_missing: {
    ru: 'Не удалось получить токен доступа OAuth.',
    en: 'No OAuth access token could be fetched.',
  },
  grant_ended: {
    ru: 'Разрешение OAuth больше не действует: войдите в почту заново и замените токен обновления.',
    en: 'The OAuth grant no longer holds: sign in again and replace the refresh token.',
  },
  folder_missing: { ru: 'В ящике нет такой папки.', en: 'The mailbox has no such folder.' },
  renewed: {
    ru: 'Папку создали или перенесли заново (UIDVALIDITY сменился): письма в ней сверяются с принятыми по содержанию.',
    en: 'The folder was made or moved anew (UIDVALIDITY has changed): its letters are compared with those taken, by content.',
  },
  letter_empty: {
    ru: 'Сервер показывает письмо, но не отдаёт его. Оно останется на сервере, попробуем ещё раз.',
    en: 'The server lists a letter and does not hand it over. It stays there and is tried again.',
  },
  letter_short: {
    ru: 'Сервер отдал письмо не целиком. Оно останется на сервере, попробуем ещё раз.',
    en: 'The server handed over only a part of a letter. It stays there and is tried again.',
  },
  letter_too_large: {
    ru: 'Письмо больше допустимого размера; оно осталось в ящике и не принято.',
    en: 'A letter is larger than allowed; it was left in the mailbox and not taken.',
  },
  store_failed: {
    ru: 'Письмо не удалось сохранить у нас. Оно останется на сервере, попробуем ещё раз.',
    en: 'A letter could not be stored on our side. It stays on the server and is tried again.',
  },
  book_failed: {
    ru: 'Наша база данных недоступна. Письма остаются на почтовом сервере, попробуем ещё раз.',
    en: 'Our own database is not available. Letters stay on the mail server and are tried again.',
  },
  move_failed: {
    ru: 'Принятые письма не удаётся переложить: папки нет и создать её нельзя, ящик полон или доступен только для чтения.',
    en: 'Letters that were taken can’t be moved away: the folder is missing and can’t be made, the mailbox is full or read-only.',
  },
  move_unsupported: {
    ru: 'Почтовый сервер не умеет перекладывать письма безопасно (нет MOVE и UIDPLUS); принятые письма остаются на месте.',
    en: 'The mail server can’t move letters safely (neither MOVE nor UIDPLUS); those taken stay where they are.',
  },
  other: { ru: 'Почтовый ящик не удалось прочитать.', en: 'The mailbox could not be read.' },
} as const

const longestDetail = 200

/** The sentence for a screen, with what the server said in brackets; none of the secrets are in it (B7). */
export function sentenceOf({ word, detail }: Problem, { language, secrets }: Telling): string {
  let clean = detail.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim()
  for (const secret of secrets) if (secret !== '') clean = clean.replaceAll(secret, '…')
  clean = clean.slice(0, longestDetail)
  return clean === '' ? sentences[word][language] : `${sentences[word][language]} (${clean})`
}

export interface Telling {
  readonly language: 'ru' | 'en'
  readonly secrets: readonly string[]
}

/** What no log and no screen may show, as it is and as it travels. */
export function secretsOf({ password, oauth }: { password: string | null; oauth: OAuthSettings | null }): string[] {
  const plain = [password, oauth?.clientSecret, oauth?.refreshToken].filter((one) => typeof one === 'string')
  return plain.flatMap((one) => [one, encodeURIComponent(one), Buffer.from(one).toString('base64')])
}

/** What an error of the connection means. */
export function problemOf(error: unknown): Problem {
  if (error instanceof MailboxError) return error.problem
  if (!(error instanceof Error)) return { word: 'other', detail: '' }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const said = 'responseText' in error && typeof error.responseText === 'string' ? error.responseText : ''
  if ('authenticationFailed' in error && error.authenticationFailed === true) return { word: 'sign_in', detail: said }
  if ('mailboxMissing' in error && error.mailboxMissing === true) return { word: 'folder_missing', detail: said }
  const word = byCode.get(code)
  if (word !== undefined) return { word, detail: said }
  if (code.startsWith('ERR_SSL') || code === 'EPROTO') return { word: 'no_encryption', detail: code }
  return { word: 'other', detail: said === '' ? error.message : said }
}

const byCode = new Map<string, ProblemWord>([
  ...['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA'].map((code) => [code, 'host_unknown'] as const),
  ...['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'CONNECT_TIMEOUT'].map((code) => [code, 'unreachable'] as const),
  ...['GREETING_TIMEOUT', 'ETIMEDOUT'].map((code) => [code, 'unreachable'] as const),
  ...['NoConnection', 'EConnectionClosed', 'ECONNRESET', 'EPIPE', 'StateLogout'].map((code) => [code, 'lost'] as const),
  ...['ClosedAfterConnectText', 'ClosedAfterConnectTLS'].map((code) => [code, 'lost'] as const),
  ...['ETIMEOUT', 'UPGRADE_TIMEOUT'].map((code) => [code, 'silent'] as const),
  ...['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'].map((code) => [code, 'certificate_expired'] as const),
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate_host'],
  ...[
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'CERT_UNTRUSTED',
  ].map((code) => [code, 'certificate_untrusted'] as const),
  ...['UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'CERT_SIGNATURE_FAILURE', 'INVALID_CA'].map(
    (code) => [code, 'certificate_untrusted'] as const,
  ),
  ['STARTTLS_INJECTION', 'no_encryption'],
])
