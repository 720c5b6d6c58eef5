import assert from 'node:assert/strict'
import test from 'node:test'
import { foldText } from './fold.ts'

const said = 'Здравствуйте!\n\nПосле обновления не печатается схема участка.\n\n'

const signatures: readonly (readonly [name: string, signature: string])[] = [
  ['RFC 3676', '-- \nИванов Иван\nАО «Ветлуга»\n'],
  ['without its space', '--\nИванов Иван\nАО «Ветлуга»\nтел. +7 (831) 200-00-00\n'],
  ['a dash', '—\nИванов Иван\n'],
  ['dashes above a farewell', '-- \nС уважением, Иванов Иван\n'],
  ['a farewell behind dashes', '--С уважением, Иванов Иван\n'],
  ['a farewell and a name', 'С уважением,\nИванов Иван Петрович\n'],
  ['a farewell in one line', 'С уважением, Иванов И. П.'],
  ['a name without a comma', 'С уважением Иван Петрович Иванов'],
  [
    'eight lines',
    'С уважением,\n\nИванов Иван Петрович\nведущий инженер отдела информационных технологий\nАО «Ветлуга»\n603000, г. Нижний Новгород, ул. Большая Покровская, д. 1, оф. 15\nтел.: +7 (831) 200-00-00, доб. 123\nмоб.: +7 900 000-00-00\nivanov@vetluga.example\nhttps://www.vetluga.example\n',
  ],
  [
    'pictures in it',
    'С наилучшими пожеланиями,\nИванов Иван\n[cid:image001.png@01DB3800.5F0A2B30]\n[image: Логотип АО «Ветлуга»]\n',
  ],
  ['a farewell with a date', 'С уважением,\nИванов И. П.\n16.11.2026\n'],
  ['a longer farewell', 'С глубоким уважением и наилучшими пожеланиями,\nИванов Иван\n'],
  ['an abbreviation', 'С ув., Иванов\n'],
  ['in English', 'Best regards,\nIvan Ivanov\nVetluga JSC\n'],
  ['one more in English', 'Kind regards\n\nIvan Ivanov | Lead engineer\n'],
  ['iPhone', 'Отправлено с iPhone\n'],
  ['another telephone', 'Отправлено с моего устройства Huawei'],
  ['Mail.ru', '--\nОтправлено из мобильной Почты Mail.ru\n'],
  ['Mail.ru for a telephone', 'Отправлено из Mail.ru для Android'],
  ['Яндекс', 'Отправлено из мобильного приложения Яндекс Почты\n'],
  ['Outlook', 'Получить Outlook для Android<https://aka.ms/AAb9ysg>\n'],
  ['Windows', 'Отправлено из Почты для Windows\n'],
  ['a farewell above the device', 'С уважением,\nИванов Иван\nОтправлено с iPhone\n'],
  [
    'a disclaimer',
    'С уважением,\nИванов Иван\n\n________________________________\nНастоящее сообщение и любые вложения к нему конфиденциальны и предназначены исключительно для адресата.\nЕсли Вы получили его по ошибке, пожалуйста, уничтожьте его и сообщите отправителю. Любое распространение запрещено.\n',
  ],
  [
    'disclaimers in two languages',
    'ВНИМАНИЕ! Это электронное сообщение может содержать конфиденциальную информацию и предназначено только адресату.\n\nThis e-mail is confidential and intended solely for the recipient. If you have received it in error, delete it.\n',
  ],
  ['a scanner', 'Без вирусов. www.avast.com\n'],
  [
    'an office that plants trees',
    'С уважением, Иванов Иван\n\nНе печатайте это письмо без необходимости: берегите лес.\n',
  ],
  [
    'a mailing list',
    '_______________________________________________\nСписок рассылки asmo-users\nhttps://lists.vetluga.example/listinfo/asmo-users\n',
  ],
]

const kept: readonly (readonly [name: string, text: string])[] = [
  ['thanks below', `${said}С уважением, Иванов\n\nСпасибо за помощь!\n`],
  ['a postscript', `${said}С уважением,\nИванов Иван\n\nP.S. Забыл добавить: на втором сервере то же самое.\n`],
  ['a question below', `${said}С уважением,\nИванов Иван\n\nКогда выйдет исправление?\n`],
  [
    'a sentence below',
    `${said}С уважением,\nИванов Иван\n\nНа втором сервере печать работает, на третьем тоже работает.\n`,
  ],
  ['one without a full stop', `${said}С уважением,\nИванов Иван\n\nпринтер стоит в бухгалтерии на втором этаже\n`],
  ['a request in few words', `${said}С уважением,\nИванов Иван\nПрошу перезвонить\n`],
  ['a sentence with respect', 'С уважением отношусь к вашей работе, но схема не печатается.\n'],
  ['respect and a wish in one line', `${said}С уважением к вашему труду, ждём исправления до пятницы\n`],
  ['nine lines below', `${said}С уважением,\n${'Иванов Иван\n'.repeat(9)}`],
  ['a log below', `${said}С уважением, Иванов\n\n2026-11-16 10:00:01 ERROR печать\n2026-11-16 10:00:02 ERROR печать\n`],
  ['a log below dashes', `${said}--\n2026-11-16 10:00:01 ERROR печать\n2026-11-16 10:00:02 ERROR печать\n`],
  ['a statement below dashes', `${said}--\nselect * from print_queue;\n`],
  ['a table below dashes', `${said}--\n| Сервер | Версия | Печать |\n| db1 | 2.1.5 | нет |\n`],
  [
    'a text below dashes',
    `${said}--\nВторая ошибка появляется при выгрузке отчёта.\nТретья ошибка появляется при входе.\n`,
  ],
  ['a parcel', `${said}Отправлено с курьером 16 ноября, накладная № 77.\n`],
  ['the post', `${said}Отправлено через Почту России, трек 80080080080080.\n`],
  ['a device in a sentence', `${said}Отправлено с iPhone было в 10:00, а пришло в 12:00. Почему?\n`],
  ['confidential in prose', `${said}Это сообщение о конфиденциальности появляется при каждом входе.\n`],
  ['a signature and nothing else', 'С уважением,\nИванов Иван\n'],
  ['a device and nothing else', 'Отправлено с iPhone\n'],
]

for (const [name, signature] of signatures) {
  test(`U12 a signature is folded: ${name}`, () => {
    const segments = foldText(said + signature)
    assert.deepEqual(
      segments.map(({ kind }) => kind),
      ['said', 'signature'],
    )
    assert.equal(segments[0]?.text.trim(), said.trim())
    assert.equal(segments.map(({ text }) => text).join(''), said + signature)
  })
}

for (const [name, text] of kept) {
  test(`U12 no signature: ${name}`, () => assert.deepEqual(foldText(text), [{ kind: 'said', text }]))
}

test('U12 a signature above the history is folded apart from it', () => {
  const history = '16.11.2026 10:00, Служба поддержки пишет:\n> Работает?\n'
  assert.deepEqual(foldText(`Да, работает.\n\n-- \nИванов Иван\n\n${history}`), [
    { kind: 'said', text: 'Да, работает.\n\n' },
    { kind: 'signature', text: '-- \nИванов Иван\n' },
    { kind: 'quote', text: `\n${history}` },
  ])
})
