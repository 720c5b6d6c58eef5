import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { addressPattern } from '../core/letters/reply-address.ts'

/** What the environment says, read and checked. */
export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** Null: the embedded PostgreSQL below the data directory. */
  readonly databaseUrl: string | null
  /** Null: the address that we listen on. */
  readonly baseUrl: string | null
  /** Null: letters are kept, not sent. */
  readonly smtpUrl: string | null
  readonly mailFrom: string
  /** Null: answers come to the address that letters are from. */
  readonly mailReplyTo: string | null
  /** Null: what bounces comes back to the address that letters are from. */
  readonly mailBounceTo: string | null
  /** Null: no door of our own for letters. */
  readonly mailListen: string | null
  readonly mailMaxSize: number
  /** Null: no mail server's word on senders is believed. */
  readonly mailAuthservId: string | null
  readonly mailDailyCap: number
  readonly logLevel: string
  readonly maxFileSize: number
  readonly trustedProxy: readonly string[]
}

interface Words {
  readonly ru: string
  readonly en: string
}

/** One line of the table from which `docs/operate/configuration.md` is written. */
export interface Setting {
  readonly name: string
  readonly key: keyof Config
  /** The text that stands when the variable is not set; null: nothing. */
  readonly fallback: string | null
  readonly about: Words
  /** What a good value looks like: what is said of a bad one. */
  readonly wants: Words
  /** Undefined: not a good value. */
  readonly read: (text: string) => unknown
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

export const settings: readonly Setting[] = [
  {
    name: 'PORT',
    key: 'port',
    fallback: '3000',
    about: { ru: 'Порт, на котором отвечает сервер.', en: 'The port that the server answers on.' },
    wants: { ru: 'целое число от 0 до 65535', en: 'a whole number from 0 to 65535' },
    read: (text) => (/^\d{1,5}$/.test(text) && Number(text) <= 65535 ? Number(text) : undefined),
  },
  {
    name: 'HOST',
    key: 'host',
    fallback: '127.0.0.1',
    about: {
      ru: 'Сетевой адрес, на котором слушает сервер. По умолчанию — только эта машина; `0.0.0.0` — все адреса, тогда нужен и `BASE_URL`.',
      en: 'The network address to listen on. By default this machine only; `0.0.0.0` means all addresses, and then `BASE_URL` is needed too.',
    },
    wants: { ru: 'адрес IP или localhost', en: 'an IP address or localhost' },
    read: (text) => (isIP(text) !== 0 || text === 'localhost' ? text : undefined),
  },
  {
    name: 'DATA_DIR',
    key: 'dataDir',
    fallback: './data',
    about: {
      ru: 'Папка данных: файлы обращений и встроенная база. Относительный путь — от папки программы.',
      en: 'The data directory: files of requests and the embedded database. A relative path begins at the checkout.',
    },
    wants: { ru: 'путь к папке', en: 'the path of a folder' },
    read: (text) => (text.includes('\0') ? undefined : resolve(text)),
  },
  {
    name: 'DATABASE_URL',
    key: 'databaseUrl',
    fallback: null,
    about: {
      ru: 'Внешний PostgreSQL 15–18. Не задано — встроенный, под папкой данных.',
      en: 'An external PostgreSQL 15–18. Not set: the embedded one below the data directory.',
    },
    wants: {
      ru: 'адрес вида postgres://имя:пароль@узел/база',
      en: 'an address like postgres://name:password@host/database',
    },
    read: (text) => urlWith(text, ['postgres:', 'postgresql:']),
  },
  {
    name: 'BASE_URL',
    key: 'baseUrl',
    fallback: null,
    about: {
      ru: 'Адрес, под которым систему открывают люди; единственный источник ссылок в письмах. Под другими именами сервер не отвечает. С `https:` куки и заголовки становятся строже. Не задано — адрес, на котором слушает сервер.',
      en: 'The address under which people open the system; the only source of links in letters. The server does not answer under other names. With `https:` cookies and headers become stricter. Not set: the address that the server listens on.',
    },
    wants: {
      ru: 'адрес вида https://support.example.ru без пути',
      en: 'an address like https://support.example.org without a path',
    },
    read: (text) => originOf(text),
  },
  {
    name: 'SMTP_URL',
    key: 'smtpUrl',
    fallback: null,
    about: {
      ru: 'Почтовый сервер для отправки писем. Не задано — письма не уходят и читаются на экране «Исходящие».',
      en: 'The mail server that letters are sent through. Not set: letters are kept and read on the outbox screen.',
    },
    wants: { ru: 'адрес вида smtps://имя:пароль@узел:465', en: 'an address like smtps://name:password@host:465' },
    read: (text) => urlWith(text, ['smtp:', 'smtps:']),
  },
  {
    name: 'MAIL_FROM',
    key: 'mailFrom',
    fallback: 'АСМО-поддержка <support@localhost>',
    about: {
      ru: 'От кого письма. Обязательно, если задан `SMTP_URL`.',
      en: 'Whom letters are from. Required when `SMTP_URL` is set.',
    },
    wants: {
      ru: 'адрес почты, можно с именем: Поддержка <support@example.ru>',
      en: 'a mail address, with a name or without: Support <support@example.org>',
    },
    read: (text) =>
      /^(?:[^<>\p{Cc}]*<[^\s<>@,;"]+@[^\s<>@,;"]+>|[^\s<>@,;"]+@[^\s<>@,;"]+)$/u.test(text) ? text : undefined,
  },
  {
    name: 'MAIL_REPLY_TO',
    key: 'mailReplyTo',
    fallback: null,
    about: {
      ru: 'Адрес для ответов со словом `{token}`: у каждого обращения и человека он свой, и его нельзя угадать. Почтовый сервер должен принимать такие адреса. Не задано — отвечают на `MAIL_FROM`, а письмо находит обращение по своим заголовкам.',
      en: 'The address for answers with the word `{token}`: each request and person has its own, which cannot be guessed. The mail server must take such addresses. Not set: people answer to `MAIL_FROM`, and a letter finds its request by its headers.',
    },
    wants: {
      ru: 'адрес со словом {token} до собаки: support+{token}@example.ru',
      en: 'an address with the word {token} before the @: support+{token}@example.org',
    },
    read: addressPattern,
  },
  {
    name: 'MAIL_BOUNCE_TO',
    key: 'mailBounceTo',
    fallback: null,
    about: {
      ru: 'Обратный адрес на конверте со словом `{token}`: по нему отчёт о недоставке находит своё письмо. Не задано — отчёты приходят на `MAIL_FROM` и находят письмо по его номеру.',
      en: 'The return address on the envelope with the word `{token}`: by it a report of non-delivery finds its letter. Not set: reports come to `MAIL_FROM` and find the letter by its id.',
    },
    wants: {
      ru: 'адрес со словом {token} до собаки: bounce+{token}@example.ru',
      en: 'an address with the word {token} before the @: bounce+{token}@example.org',
    },
    read: addressPattern,
  },
  {
    name: 'MAIL_LISTEN',
    key: 'mailListen',
    fallback: null,
    about: {
      ru: 'Собственный вход для писем от почтового сервера этой же машины, SMTP или LMTP. Не задано — письма забираются только из почтовых ящиков IMAP (экран «Почта»).',
      en: 'A door of our own for letters from a mail server on this machine, SMTP or LMTP. Not set: letters are only fetched from IMAP mailboxes (the mail screen).',
    },
    wants: {
      ru: 'адрес вида lmtp://127.0.0.1:2424 или smtp://127.0.0.1:2525, только на этой машине',
      en: 'an address like lmtp://127.0.0.1:2424 or smtp://127.0.0.1:2525, on this machine only',
    },
    read: listenOf,
  },
  {
    name: 'MAIL_MAX_SIZE',
    key: 'mailMaxSize',
    fallback: '50MB',
    about: { ru: 'Наибольший размер входящего письма.', en: 'The largest size of a letter that comes in.' },
    wants: {
      ru: 'размер: число байтов или число с KB, MB, GB',
      en: 'a size: a number of bytes, or a number with KB, MB, GB',
    },
    read: sizeOf,
  },
  {
    name: 'MAIL_AUTHSERV_ID',
    key: 'mailAuthservId',
    fallback: null,
    about: {
      ru: 'Имя вашего почтового сервера в заголовке `Authentication-Results`: его проверкам SPF, DKIM и DMARC можно верить. Сервер обязан удалять такие заголовки, пришедшие снаружи. `*.yandex.net` — все серверы под этим именем; `-` — первый заголовок без имени сервера (Exchange Online). Не задано — отправители считаются непроверенными.',
      en: 'The name of your mail server in the `Authentication-Results` field: its checks of SPF, DKIM and DMARC are believed. The server must remove such fields that come from outside. `*.yandex.net`: all servers below that name; `-`: the first field that names no server (Exchange Online). Not set: senders count as unproven.',
    },
    wants: { ru: 'имя сервера, как в заголовке: mx.example.ru', en: 'the name as in the field: mx.example.org' },
    read: (text) => (/^(?:-|(?:\*\.)?[\w.-]{1,250})$/.test(text) ? text.toLowerCase() : undefined),
  },
  {
    name: 'MAIL_DAILY_CAP',
    key: 'mailDailyCap',
    fallback: '5000',
    about: {
      ru: 'Сколько писем уходит за сутки, не больше. Остальные ждут следующего дня в очереди, ничего не теряется.',
      en: 'How many letters leave in a day at most. The others wait in the queue for the next day; nothing is lost.',
    },
    wants: { ru: 'целое число от 1 до 10000000', en: 'a whole number from 1 to 10000000' },
    read: (text) =>
      /^\d{1,8}$/.test(text) && Number(text) >= 1 && Number(text) <= 10_000_000 ? Number(text) : undefined,
  },
  {
    name: 'LOG_LEVEL',
    key: 'logLevel',
    fallback: 'info',
    about: {
      ru: 'Подробность журнала (JSON в стандартный поток ошибок).',
      en: 'How much is logged (JSON on standard error).',
    },
    wants: { ru: `одно из слов: ${logLevels.join(', ')}`, en: `one of: ${logLevels.join(', ')}` },
    read: (text) => logLevels.find((level) => level === text),
  },
  {
    name: 'MAX_FILE_SIZE',
    key: 'maxFileSize',
    fallback: '100MB',
    about: { ru: 'Наибольший размер одного файла.', en: 'The largest size of one file.' },
    wants: {
      ru: 'размер: число байтов или число с KB, MB, GB',
      en: 'a size: a number of bytes, or a number with KB, MB, GB',
    },
    read: sizeOf,
  },
  {
    name: 'TRUSTED_PROXY',
    key: 'trustedProxy',
    fallback: '',
    about: {
      ru: 'Адреса или подсети обратных прокси через запятую. Только их заголовку `X-Forwarded-For` верит сервер.',
      en: 'Addresses or networks of reverse proxies, separated by commas. Only their `X-Forwarded-For` is believed.',
    },
    wants: { ru: 'адреса IP или подсети через запятую', en: 'IP addresses or networks, separated by commas' },
    read: (text) => {
      const parts = text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '')
      return parts.every(isNetwork) ? parts : undefined
    },
  },
]

/** A configuration that cannot be started with; one sentence a bad variable, in both languages. */
export class BadConfig extends Error {
  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'))
    this.name = 'BadConfig'
  }
}

export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const bad: string[] = []
  const given = (name: string): string | undefined => {
    const text = environment[name]?.trim()
    return text === '' ? undefined : text
  }
  const values: Record<string, unknown> = {}
  for (const { name, key, fallback, wants, read } of settings) {
    const text = given(name) ?? fallback
    const value = text === null ? null : read(text)
    values[key] = value
    if (value !== undefined) continue
    // The value itself is not repeated: it may hold a password.
    bad.push(`Переменная ${name} задана неверно: нужно вот что: ${wants.ru}.`)
    bad.push(`The variable ${name} has a bad value: it must be ${wants.en}.`)
  }
  if (given('SMTP_URL') !== undefined && given('MAIL_FROM') === undefined) {
    bad.push('Задана переменная SMTP_URL, но не MAIL_FROM: письмам нужен отправитель.')
    bad.push('SMTP_URL is set, MAIL_FROM is not: letters need a sender.')
  }
  if (bad.length > 0) throw new BadConfig(bad)
  return configShape.parse(values)
}

/** The table has read each value; this only gives them their types back. */
const configShape: z.ZodType<Config> = z.strictObject({
  port: z.number(),
  host: z.string(),
  dataDir: z.string(),
  databaseUrl: z.string().nullable(),
  baseUrl: z.string().nullable(),
  smtpUrl: z.string().nullable(),
  mailFrom: z.string(),
  mailReplyTo: z.string().nullable(),
  mailBounceTo: z.string().nullable(),
  mailListen: z.string().nullable(),
  mailMaxSize: z.number(),
  mailAuthservId: z.string().nullable(),
  mailDailyCap: z.number(),
  logLevel: z.string(),
  maxFileSize: z.number(),
  trustedProxy: z.array(z.string()),
})

function urlWith(text: string, protocols: readonly string[]): string | undefined {
  const url = URL.parse(text)
  return url !== null && protocols.includes(url.protocol) && (url.hostname !== '' || url.searchParams.has('host'))
    ? text
    : undefined
}

function originOf(text: string): string | undefined {
  const url = URL.parse(text)
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return undefined
  const bare =
    url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === ''
  return bare ? url.origin : undefined
}

function listenOf(text: string): string | undefined {
  const url = URL.parse(text)
  if (url === null || !['smtp:', 'lmtp:'].includes(url.protocol) || url.port === '') return undefined
  return ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname) ? text : undefined
}

function sizeOf(text: string): number | undefined {
  const match = /^(\d{1,12})\s?(B|KB|MB|GB)?$/i.exec(text)
  if (match === null) return undefined
  const size = Number(match[1]) * 1000 ** ['B', 'KB', 'MB', 'GB'].indexOf((match[2] ?? 'B').toUpperCase())
  return size >= 1000 && size <= 10_000_000_000 ? size : undefined
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const kind = isIP(address)
  if (kind === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (kind === 4 ? 32 : 128))
}
