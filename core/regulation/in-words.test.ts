import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asmo2023 } from './asmo-2023.ts'
import { inWords, normInWords } from './in-words.ts'
import { readRegulation, regulationShape } from './wire.ts'

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

test('R2.7 the norms in words', () => {
  assert.deepEqual(
    asmo2023.norms.map((norm) => plain(normInWords(norm, 'ru'))),
    [
      'Время реакции на обращение: до 2 часов рабочего времени',
      'Устранение критической ошибки: до 8 часов рабочего времени',
      'Консультация по типовому вопросу: до 8 часов рабочего времени',
      'Консультация по нетиповому вопросу: по плановому сроку, который назначает исполнитель и может согласовать с заказчиком',
      'Устранение типовой ошибки: до 8 часов рабочего времени',
      'Устранение нетиповой ошибки: по плановому сроку, который назначает исполнитель и может согласовать с заказчиком',
      'Доработка системы: по плановому сроку, который назначает исполнитель и может согласовать с заказчиком',
      'Обновление версии или документации: по плановому сроку, который назначает исполнитель и может согласовать с заказчиком',
    ],
  )
})

const [reaction] = asmo2023.norms
for (const [minutes, ru, en] of [
  [45, 'до 45 минут', 'up to 45 minutes'],
  [60, 'до 1 часа', 'up to 1 hour'],
  [90, 'до 1 часа 30 минут', 'up to 1 hour 30 minutes'],
  [21 * 60 + 1, 'до 21 часа 1 минуты', 'up to 21 hours 1 minute'],
  [11 * 60, 'до 11 часов', 'up to 11 hours'],
] as const) {
  test(`a norm of ${minutes} minutes is «${ru}»`, () => {
    assert.ok(reaction)
    const norm = { ...reaction, target: { kind: 'working', minutes } } as const
    assert.equal(plain(normInWords(norm, 'ru')), `Время реакции на обращение: ${ru} рабочего времени`)
    assert.equal(plain(normInWords(norm, 'en')), `Reaction to a request: ${en} of working time`)
  })
}

test('the document speaks of each clause in its order, in both languages', () => {
  const clauses = ['R2.2', 'R2.4', 'R2.6', 'R2.6', 'R2.7', 'R2.8', 'R5.5', 'R5.7']
  for (const language of ['ru', 'en'] as const) {
    const paragraphs = inWords(asmo2023, language)
    assert.deepEqual(
      paragraphs.map((one) => one.clause),
      clauses,
    )
    for (const { title, text, items } of paragraphs) {
      const all = [title, text, ...items].join(' ')
      assert.doesNotMatch(all, /undefined|NaN|null/)
      assert.equal(/[а-я]/.test(title), language === 'ru')
    }
  }
})

test('R2.2 R4 three telephone numbers, one address, one service', () => {
  const [ways] = inWords(asmo2023, 'ru')
  assert.equal(ways?.items.length, 5)
  assert.equal(ways?.items[0], '+7 (4932) 42-88-40 — общий номер службы технической поддержки')
})

test('what a changed regulation says follows its numbers', () => {
  const words = inWords(
    {
      ...asmo2023,
      reminderDays: [3],
      closeBySilenceAfterDays: 21,
      reopenWithinDays: 1,
      nearMinutes: { reaction: 60, resolution: 121 },
    },
    'ru',
  )
  const all = plain(words.map((one) => [one.text, ...one.items].join(' ')).join(' '))
  assert.match(all, /напоминают после 3 рабочих дней/)
  assert.match(all, /закрывается после 21 рабочего дня ожидания/)
  assert.match(all, /возобновить в течение 1 рабочего дня/)
  assert.match(all, /за 1 час до срока реакции и за 121 минуту до срока решения/)
})

test('the shape reads back what was written, and nothing more', () => {
  assert.deepEqual(readRegulation(JSON.parse(JSON.stringify(asmo2023))), asmo2023)
  assert.equal(regulationShape.safeParse({ ...asmo2023, extra: 1 }).success, false)
  assert.equal(readRegulation({ ...asmo2023, reminderDays: [1.5] }), undefined)
})
