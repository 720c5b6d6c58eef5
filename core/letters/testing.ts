import type { Letter, LetterAddress } from './letter.ts'
import type { Instant } from '../time/instant.ts'

/** A name and an address, for letters of tests. */
export const who = (name: string, address: string): LetterAddress => ({ name, address })

/** A customer's ordinary letter to the support address, with whatever differs. `head` replaces the head as a whole. */
export function aLetter(over: Partial<Letter> = {}): Letter {
  const author = who('Иванов Иван Петрович', 'ivanov@vetluga.example')
  return {
    messageId: '20261116101500.4711@vetluga.example',
    inReplyTo: [],
    references: [],
    from: author,
    authors: [author],
    sender: null,
    replyTo: [],
    to: [who('Поддержка АСМО', 'support@asmo.example')],
    cc: [],
    subject: 'Не печатается схема участка',
    date: Date.UTC(2026, 10, 16, 7, 15) as Instant,
    text: 'Здравствуйте!\n\nПосле обновления не печатается схема участка: кнопка «Печать» серая.\n\nС уважением,\nИванов И. П.\n',
    html: null,
    files: [],
    nested: [],
    report: null,
    head: {},
    contentType: { type: 'text/plain', parameters: { charset: 'utf-8' } },
    digest: 'ab'.repeat(32),
    problems: [],
    ...over,
  }
}
