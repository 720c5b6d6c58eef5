import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, it } from 'node:test'
import { BadConfig, readConfig, settings } from './config.ts'
import { configurationPage } from './config-page.ts'

describe('configuration', () => {
  it('needs nothing: loopback, an embedded database, letters kept', () => {
    assert.deepEqual(readConfig({}), {
      port: 3000,
      host: '127.0.0.1',
      dataDir: resolve('data'),
      databaseUrl: null,
      baseUrl: null,
      smtpUrl: null,
      mailFrom: 'АСМО-поддержка <support@localhost>',
      mailReplyTo: null,
      mailBounceTo: null,
      mailListen: null,
      mailMaxSize: 50_000_000,
      mailAuthservId: null,
      mailDailyCap: 5000,
      logLevel: 'info',
      maxFileSize: 100_000_000,
      trustedProxy: [],
    })
  })

  const good: readonly (readonly [string, string, string, unknown])[] = [
    ['PORT', '0', 'port', 0],
    ['HOST', '::', 'host', '::'],
    ['BASE_URL', 'https://support.example.test/', 'baseUrl', 'https://support.example.test'],
    ['MAX_FILE_SIZE', '5 MB', 'maxFileSize', 5_000_000],
    ['TRUSTED_PROXY', '10.0.0.1, fd00::/8', 'trustedProxy', ['10.0.0.1', 'fd00::/8']],
    ['MAIL_REPLY_TO', 'Support+{token}@example.test', 'mailReplyTo', 'support+{token}@example.test'],
    ['MAIL_LISTEN', 'lmtp://127.0.0.1:2424', 'mailListen', 'lmtp://127.0.0.1:2424'],
    ['MAIL_AUTHSERV_ID', 'MX.example.test', 'mailAuthservId', 'mx.example.test'],
    ['MAIL_DAILY_CAP', '200', 'mailDailyCap', 200],
    ['LOG_LEVEL', '', 'logLevel', 'info'],
    [
      'DATABASE_URL',
      'postgres://a:b@localhost/asmo?host=%2Frun',
      'databaseUrl',
      'postgres://a:b@localhost/asmo?host=%2Frun',
    ],
  ]
  for (const [name, text, key, value] of good) {
    it(`reads ${name}=${text}`, () =>
      assert.deepEqual(Object.entries(readConfig({ [name]: text })).find(([each]) => each === key)?.[1], value))
  }

  const bad: readonly (readonly [string, string])[] = [
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['HOST', 'my host'],
    ['DATABASE_URL', 'mysql://канарейка@localhost/x'],
    ['BASE_URL', 'support.example.test'],
    ['BASE_URL', 'https://support.example.test/asmo'],
    ['SMTP_URL', 'mail.example.test'],
    ['MAIL_FROM', 'сервис'],
    ['MAIL_REPLY_TO', 'ответы@example.test'],
    ['MAIL_BOUNCE_TO', '{token}{token}@example.test'],
    ['MAIL_LISTEN', 'smtp://0.0.0.0:2525'],
    ['MAIL_DAILY_CAP', 'без предела'],
    ['LOG_LEVEL', 'loud'],
    ['MAX_FILE_SIZE', '100 MiB'],
    ['TRUSTED_PROXY', 'everybody'],
  ]
  for (const [name, text] of bad) {
    it(`stops at ${name}=${text} with a sentence in both languages that names it and does not repeat it`, () => {
      assert.throws(
        () => readConfig({ [name]: text }),
        (error) =>
          error instanceof BadConfig &&
          error.message.includes(`Переменная ${name} `) &&
          error.message.includes(`variable ${name} `) &&
          !error.message.includes(text),
      )
    })
  }

  it('names every bad variable at once, and a sender that is missing', () => {
    const given = { PORT: 'x', LOG_LEVEL: 'y', SMTP_URL: 'smtp://localhost' }
    assert.throws(() => readConfig(given), /PORT[^]*LOG_LEVEL[^]*MAIL_FROM/)
  })

  it('is described in one table, which docs/operate/configuration.md repeats', () => {
    const page = readFileSync(join(import.meta.dirname, '../docs/operate/configuration.md'), 'utf8')
    assert.equal(page, configurationPage())
    for (const { name } of settings) assert.equal(page.split(`| \`${name}\` |`).length, 3)
  })
})
