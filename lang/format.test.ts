import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  besideMoment,
  brief,
  civilDate,
  clock,
  counted,
  dateIn,
  distance,
  fileSize,
  moment,
  number,
  quoted,
  span,
  spanInWords,
} from './format.ts'

const moscow = { language: 'ru', zone: 'Europe/Moscow' } as const
const ural = { language: 'ru', zone: 'Asia/Yekaterinburg' } as const
const london = { language: 'en', zone: 'Europe/London' } as const
const monday = '2026-11-23T07:15:00Z'
/** Non-breaking spaces are what we want, and unreadable in a test. */
const plain = (text: string | undefined): string | undefined => text?.replaceAll(/[\u00a0\u202f]/g, ' ')

test('an instant is written with weekday, clock and zone', () => {
  assert.equal(plain(moment(moscow, monday, monday)), 'пн 23 ноября, 10:15 МСК')
  assert.equal(plain(moment(moscow, monday, '2027-01-10T00:00:00Z')), 'пн 23 ноября 2026, 10:15 МСК')
  assert.equal(plain(moment(ural, monday, monday)), 'пн 23 ноября, 12:15 МСК+2')
  assert.equal(plain(moment(london, monday, monday)), 'Mon 23 November, 07:15 UTC')
  assert.equal(
    plain(moment({ language: 'en', zone: 'Asia/Kathmandu' }, monday, monday)),
    'Mon 23 November, 13:00 UTC+5:45',
  )
})

test('the parts of a date never part at a line end', () => {
  assert.match(moment(moscow, monday, monday), /пн\u00a023\u00a0ноября, 10:15\u00a0МСК/)
})

test("the provider's clock stands beside, only where it differs", () => {
  assert.equal(besideMoment(moscow, monday, 'Europe/Moscow'), undefined)
  assert.equal(besideMoment({ language: 'ru', zone: 'Europe/Simferopol' }, monday, 'Europe/Moscow'), undefined)
  assert.equal(plain(besideMoment(ural, monday, 'Europe/Moscow')), '10:15 МСК')
  assert.equal(
    plain(besideMoment({ language: 'ru', zone: 'Asia/Vladivostok' }, '2026-11-23T15:15:00Z', 'Europe/Moscow')),
    'пн 23 ноября, 18:15 МСК',
  )
})

test('in lists the day has a name when it is near', () => {
  assert.equal(brief(moscow, monday, '2026-11-23T20:59:00Z'), 'сегодня, 10:15')
  assert.equal(brief(moscow, monday, '2026-11-23T21:01:00Z'), 'вчера, 10:15')
  assert.equal(brief(moscow, monday, '2026-11-22T09:00:00Z'), 'завтра, 10:15')
  assert.equal(plain(brief(moscow, monday, '2026-12-22T09:00:00Z')), '23 нояб, 10:15')
  assert.equal(plain(brief(moscow, monday, '2027-12-22T09:00:00Z')), '23 нояб 2026')
})

test('midnight is 00:00 and not 24:00', () => assert.equal(clock(moscow, '2026-11-22T21:00:00Z'), '00:00'))

test('a civil date has no zone', () => {
  assert.equal(plain(civilDate('ru', '2026-11-03', { weekday: true, now: monday })), 'вт 3 ноября')
  assert.equal(plain(civilDate('ru', '2026-11-03')), '3 ноября 2026')
  assert.equal(plain(civilDate('en', '2026-11-03')), '3 November 2026')
  assert.equal(dateIn('Asia/Vladivostok', '2026-11-23T15:15:00Z'), '2026-11-24')
})

const minutes = (count: number): number => count * 60_000

for (const [ms, short, long] of [
  [0, '0 мин', '0 минут'],
  [30_000, '30 с', '30 секунд'],
  [minutes(1), '1 мин', '1 минута'],
  [minutes(59) + 59_999, '59 мин', '59 минут'],
  [minutes(100), '1 ч 40 мин', '1 час 40 минут'],
  [minutes(135), '2 ч 15 мин', '2 часа 15 минут'],
  [minutes(11 * 60), '11 ч', '11 часов'],
  [minutes(21 * 60 + 2), '21 ч 2 мин', '21 час 2 минуты'],
] as const) {
  test(`a span of ${ms} ms is ${short}`, () => {
    assert.equal(plain(span('ru', ms)), short)
    assert.equal(plain(spanInWords('ru', ms)), long)
  })
}

test('numbers take the right form of the noun', () => {
  const tickets = { one: 'обращение', few: 'обращения', many: 'обращений' }
  const said = [0, 1, 2, 5, 11, 21, 104, 1_005].map((count) => plain(counted('ru', count, tickets)))
  assert.deepEqual(said, [
    '0 обращений',
    '1 обращение',
    '2 обращения',
    '5 обращений',
    '11 обращений',
    '21 обращение',
    '104 обращения',
    '1 005 обращений',
  ])
  assert.equal(plain(counted('en', 1, { one: 'request', many: 'requests' })), '1 request')
})

test('sizes, numbers, quotes and distances', () => {
  assert.deepEqual(
    [0, 999, 1_400, 14_000, 999_600, 1_440_000, 100_000_000].map((size) => plain(fileSize('ru', size))),
    ['0 Б', '999 Б', '1,4 КБ', '14 КБ', '1 МБ', '1,4 МБ', '100 МБ'],
  )
  assert.equal(plain(number('ru', 12_345.6)), '12 345,6')
  assert.equal(quoted('ru', 'Ветлуга'), '«Ветлуга»')
  assert.equal(distance('ru', '2026-11-23T07:10:00Z', monday), '5 минут назад')
  assert.equal(distance('ru', '2026-11-23T09:20:00Z', monday), 'через 2 часа')
})
