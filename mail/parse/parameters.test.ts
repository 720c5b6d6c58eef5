import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readParameterised } from './parameters.ts'

const cases: readonly (readonly [string, string])[] = [
  ['attachment; filename=log.txt', 'log.txt'],
  ['attachment; FILENAME = "Отчёт за март.txt"; size=20', 'Отчёт за март.txt'],
  ['attachment; filename=Отчёт за март.txt; size=20', 'Отчёт за март.txt'],
  ['attachment; filename="a;b.txt"', 'a;b.txt'],
  ['attachment; filename="ООО "Ветлуга".docx"; size=1', 'ООО "Ветлуга".docx'],
  ['attachment; filename="ООО \\"Ветлуга\\".docx"', 'ООО "Ветлуга".docx'],
  ['attachment; filename="C:\\Журналы\\a.txt"', 'C:\\Журналы\\a.txt'],
  ['attachment; filename="never closed.txt', 'never closed.txt'],
  [`attachment; filename*=utf-8'ru'%D0%9E%D1%82%D1%87%D1%91%D1%82.txt`, 'Отчёт.txt'],
  [`attachment; filename*=windows-1251''%CE%F2%F7%B8%F2.txt; filename="=?bad?="`, 'Отчёт.txt'],
  [`attachment; filename*=''%CE%F2%F7%B8%F2%20%E7%E0%20%EC%E0%F0%F2.txt`, 'Отчёт за март.txt'],
  [`attachment; filename*0*=koi8-r''%EF%D4; filename*1*=%DE%A3%D4; filename*2=.txt`, 'Отчёт.txt'],
  [`attachment; filename*1*=%91%D1%82.txt; filename*0*=utf-8''%D0%9E%D1%82%D1%87%D1`, 'Отчёт.txt'],
  ['attachment; filename*0="long "; filename*1="name.txt"', 'long name.txt'],
  ['attachment; filename*0="=?utf-8?B?0J7RgtGH"; filename*1="0ZHRgg==?=.txt"', 'Отчёт.txt'],
  ['attachment; filename="=?utf-8?B?0J7RgtGH0ZHRgg==?=.txt"', 'Отчёт.txt'],
  ['attachment; filename="=?utf-8?B?0J7RgtGH?= =?utf-8?B?0ZHRgg==?=.txt"', 'Отчёт.txt'],
  ['attachment; filename=""', ''],
  ['attachment', ''],
]

test('U15 names of files are read by RFC 2231, by RFC 2047 where it does not belong, and as they are', () => {
  for (const [field, name] of cases)
    assert.equal(readParameterised(field).parameters.get('filename') ?? '', name, field)
})

test('the value is bare, and parameters are bounded in number and length', () => {
  assert.equal(readParameterised('Multipart/MIXED (a comment); boundary="x"').value, 'multipart/mixed')
  assert.equal(readParameterised(`a/b${'; a="b"'.repeat(50_000)}`).parameters.size, 1)
  const many = Array.from({ length: 5000 }, (_, index) => `; p${index}=${index}`).join('')
  assert.equal(readParameterised(`a/b${many}`).parameters.size, 200)
  assert.equal(readParameterised(`a/b; name=${'я'.repeat(100_000)}`).parameters.get('name')?.length, 10_000)
})
