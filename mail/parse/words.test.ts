import assert from 'node:assert/strict'
import { test } from 'node:test'
import iconv from 'iconv-lite'
import { decodeWords } from './words.ts'

const b64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const words = Buffer.from('Ошибка отчёта')

const cases: readonly (readonly [string, string, string])[] = [
  ['plain text stays', 'Не печатается = схема ?= да', 'Не печатается = схема ?= да'],
  ['base64', `=?utf-8?B?${b64(words)}?=`, 'Ошибка отчёта'],
  ['quoted, underscores are spaces', '=?koi8-r?Q?=EF=DB=C9=C2=CB=C1_1?=', 'Ошибка 1'],
  ['lower case and a language', `=?UTF-8*ru?b?${b64(words)}?=`, 'Ошибка отчёта'],
  ['white space between words goes', '=?utf-8?Q?=D0=9E?= \t =?utf-8?Q?=D1=88?=', 'Ош'],
  ['white space before text stays', '=?utf-8?Q?=D0=9E?= да', 'О да'],
  [
    'a character cut between words',
    `=?utf-8?B?${b64(words.subarray(0, 5))}?= =?utf-8?B?${b64(words.subarray(5))}?=`,
    'Ошибка отчёта',
  ],
  ['words of different charsets side by side', '=?koi8-r?Q?=EF?= =?windows-1251?Q?=F8?=', 'Ош'],
  ['base64 and quoted side by side', `=?utf-8?B?${b64(words.subarray(0, 3))}?= =?utf-8?Q?=88=D0=B8?=`, 'Оши'],
  ['no padding', `=?utf-8?B?${b64(Buffer.from('Отчёт!')).replaceAll('=', '')}?=`, 'Отчёт!'],
  ['base64 cut anywhere', `=?utf-8?B?${b64(words).slice(0, 6)}?= =?utf-8?B?${b64(words).slice(6)}?=`, 'Ошибка отчёта'],
  ['spaces inside a quoted word', '=?utf-8?Q?=D0=9E =D1=88?=', 'О ш'],
  ['spaces inside base64', `=?utf-8?B?${b64(words).slice(0, 8)} ${b64(words).slice(8)}?=`, 'Ошибка отчёта'],
  ['glued to text on both sides', `Re:=?utf-8?B?${b64(words)}?=!`, 'Re:Ошибка отчёта!'],
  ['glued to one another', '=?utf-8?Q?=D0=9E?==?utf-8?Q?=D1=88?=', 'Ош'],
  ['inside quotes', `"=?utf-8?B?${b64(words)}?="`, '"Ошибка отчёта"'],
  ['never closed', '=?utf-8?B?0J7RiNC4', '=?utf-8?B?0J7RiNC4'],
  ['no such encoding', '=?utf-8?X?abc?=', '=?utf-8?X?abc?='],
  ['unknown charset', '=?x-unknown?Q?=CF=F0=E8=E2=E5=F2_=E2=F1=E5=EC?=', 'Привет всем'],
  ['mislabelled: UTF-8 called KOI8-R', `=?koi8-r?B?${b64(words)}?=`, 'Ошибка отчёта'],
  ['mislabelled: CP1251 called UTF-8', `=?utf-8?B?${b64(iconv.encode('Ошибка отчёта', 'win1251'))}?=`, 'Ошибка отчёта'],
  ['equals sign that encodes nothing', '=?utf-8?Q?a=ZZb?=', 'a=ZZb'],
  ['empty', '=?utf-8?Q??= x', ' x'],
]

test('U15 encoded words are decoded in all the forms in which they come', () => {
  for (const [why, written, read] of cases) assert.equal(decodeWords(written), read, why)
})
