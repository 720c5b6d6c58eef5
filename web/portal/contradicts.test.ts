import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contradicts } from './contradicts.ts'

const complaints = [
  'Спасибо, но всё ещё не работает',
  'не работает на втором сервере',
  'Принимаем, хотя ошибка осталась',
  'По-прежнему зависает при печати',
  'пока не проверили',
  'Опять то же самое',
  'Так и не получилось',
  'It still does not work',
  'It doesn’t print',
]
const praise = [
  'Спасибо!',
  'Всё работает, можно закрывать',
  'После перезапуска заработало.',
  'Вопрос решён',
  'Помогло, благодарим',
  'Thanks!',
  'Everything works now',
  'Спасибо, всё отлично работает',
  'Теперь всё нормально',
  'Печать работает хорошо',
  'Works fine, close it please',
]
const neither = [
  '',
  'Проверили на тестовом стенде 20.11.2026',
  'Ошибка больше не появляется',
  'Раньше схема не печаталась, сейчас в порядке',
  'Принято комиссией',
]

for (const text of complaints)
  test(`U19 accepting with «${text}» is asked about, returning is not`, () => {
    assert.equal(contradicts('accept', text), true)
    assert.equal(contradicts('reject', text), false)
  })

for (const text of praise)
  test(`U19 returning with «${text}» is asked about, accepting is not`, () => {
    assert.equal(contradicts('reject', text), true)
    assert.equal(contradicts('accept', text), false)
  })

for (const text of neither)
  test(`U19 accepting with «${text}» needs no question`, () => {
    assert.equal(contradicts('accept', text), false)
  })
