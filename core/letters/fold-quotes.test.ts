import assert from 'node:assert/strict'
import test from 'node:test'
import { foldText, replyOf } from './fold.ts'

/** Whole letter → what was written anew. */
const answers: readonly (readonly [name: string, whole: string, said: string])[] = [
  [
    'Thunderbird in Russian',
    'Добрый день!\n\nПосле перезапуска службы схема печатается, спасибо.\n\n16.11.2026 10:00, Служба поддержки пишет:\n> Здравствуйте, Иван Петрович.\n>\n> Перезапустите службу печати.\n',
    'Добрый день!\n\nПосле перезапуска службы схема печатается, спасибо.',
  ],
  [
    'Gmail, announced in one line',
    'Да, версия 2.1.5.\n\nпн, 16 нояб. 2026 г. в 10:00, Служба поддержки <support@asmo.example>:\n\n> Какая у вас версия?\n>\n> Обращение № 1001\n',
    'Да, версия 2.1.5.',
  ],
  [
    'Gmail, announced in two lines',
    'Прикладываю журнал.\n\nПн, 16 нояб. 2026 г. в 10:00, Служба технической поддержки АСМО <\nsupport@asmo.example>:\n\n> Пришлите журнал.\n',
    'Прикладываю журнал.',
  ],
  [
    'Gmail, announced in three lines',
    'Прикладываю журнал.\n\nПн, 16 нояб. 2026 г. в\n10:00, Служба технической поддержки АСМО\n<support@asmo.example>:\n\n> Пришлите журнал.\n> Он лежит в /var/log/asmo.\n',
    'Прикладываю журнал.',
  ],
  [
    'Gmail without marks below',
    'Прикладываю журнал.\n\nПн, 16 нояб. 2026 г. в 10:00, Служба поддержки <support@asmo.example>:\n\nПришлите журнал.\nОн лежит в /var/log/asmo.\n',
    'Прикладываю журнал.',
  ],
  [
    'Яндекс',
    'Проверили, всё работает.\n\n16.11.2026, 10:00, "Служба поддержки" <support@asmo.example>:\n> Проверьте, пожалуйста.\n',
    'Проверили, всё работает.',
  ],
  [
    'Яндекс without marks below',
    'Проверили, всё работает.\n \n \n16.11.2026, 10:00, "Служба поддержки" <support@asmo.example>:\nПроверьте, пожалуйста.\nОбращение № 1001\nhttps://help.asmo.example/tickets/1001\n',
    'Проверили, всё работает.',
  ],
  [
    'Mail.ru',
    'Ошибка повторилась на двух рабочих местах.\n\nПонедельник, 16 ноября 2026, 10:00 +03:00 от Служба поддержки <support@asmo.example>:\n>\n>Повторяется ли ошибка?\n>\n',
    'Ошибка повторилась на двух рабочих местах.',
  ],
  [
    'Mail.ru, the announcement marked too',
    'Ошибка повторилась.\n\n> Понедельник, 16 ноября 2026, 10:00 +03:00 от Служба поддержки <support@asmo.example>:\n>\n> Повторяется ли ошибка?\n',
    'Ошибка повторилась.',
  ],
  [
    'Roundcube',
    'Получили, ставим сегодня вечером.\n\nСлужба поддержки писал(а) 2026-11-16 10:00:\n> Обновление 2.1.6 во вложении.\n',
    'Получили, ставим сегодня вечером.',
  ],
  [
    'a name, the verb and the date behind it',
    'Получили.\n\nИванова Анна писала 16.11.2026 10:00:\n> Обновление 2.1.6 во вложении.\n> Ставьте после 18:00.\n',
    'Получили.',
  ],
  [
    'Gmail in English',
    'Yes, it works now.\n\nOn Mon, Nov 16, 2026 at 10:00 AM Support <support@asmo.example>\nwrote:\n\n> Does it print now?\n> Ticket No. 1001\n',
    'Yes, it works now.',
  ],
  [
    'English without marks below',
    'Yes, it works now.\n\nOn Mon, Nov 16, 2026 at 10:00 AM Support wrote:\n\nDoes it print now?\nTicket No. 1001\n',
    'Yes, it works now.',
  ],
  [
    'The Bat! with initials, answered between',
    'Здравствуйте, Сергей.\n\nВы писали 16 ноября 2026 г., 10:00:12:\n\nСП> Какая у вас операционная система?\n\nAstra Linux 1.7.\n\nСП> Сколько рабочих мест?\n\nСорок два.\n',
    'Здравствуйте, Сергей.\n\nAstra Linux 1.7.\n\nСорок два.',
  ],
  [
    'The Bat! without a date',
    'Здравствуйте!\n\nВы писали:\n\n> Какая у вас операционная система?\n\nAstra Linux 1.7.\n',
    'Здравствуйте!\n\nAstra Linux 1.7.',
  ],
  [
    'iPhone',
    'Хорошо, ждём.\n\nОтправлено с iPhone\n\n> 16 нояб. 2026 г., в 10:00, Служба поддержки <support@asmo.example> написал(а):\n> \n> Исправление выйдет в четверг.\n',
    'Хорошо, ждём.',
  ],
  [
    'Apple Mail',
    'Хорошо, ждём.\n\n16 нояб. 2026 г., в 10:00, Служба поддержки <support@asmo.example> написал(а):\n\n> Исправление выйдет в четверг.\n',
    'Хорошо, ждём.',
  ],
  [
    'Evolution',
    'Хорошо, ждём.\n\nВ Пн, 16/11/2026 в 10:00 +0300, Служба поддержки пишет:\n> Исправление выйдет в четверг.\n',
    'Хорошо, ждём.',
  ],
  [
    'KMail',
    'Хорошо, ждём.\n\nВ письме от понедельник, 16 ноября 2026 г. 10:00:00 MSK пользователь Служба поддержки написал:\n> Исправление выйдет в четверг.\n> Обращение № 1001\n',
    'Хорошо, ждём.',
  ],
  [
    'Outlook in Russian',
    'Добрый день.\n\nНет, не помогло.\n\nОт: Служба поддержки <support@asmo.example>\nОтправлено: понедельник, 16 ноября 2026 г. 10:00\nКому: Иванов Иван Петрович <ivanov@vetluga.example>\nТема: № 1001 · Новое сообщение\n\nПерезапустите службу печати.\n',
    'Добрый день.\n\nНет, не помогло.',
  ],
  [
    'Outlook with a wrapped list and a copy',
    'Нет, не помогло.\n\nFrom: Служба поддержки\nSent: Monday, November 16, 2026 10:00 AM\nTo: Иванов Иван Петрович <ivanov@vetluga.example>; Петров Пётр <petrov@vetluga.example>;\n Сидорова Анна <sidorova@vetluga.example>\nCc: dispatcher@vetluga.example\nSubject: RE: № 1001\n\nПерезапустите службу печати.\n',
    'Нет, не помогло.',
  ],
  [
    'Outlook on the web: a line above the head',
    'Нет, не помогло.\n\n________________________________\nОт: Служба поддержки <support@asmo.example>\nОтправлено: 16 ноября 2026 г. 10:00\nКому: Иванов Иван Петрович\nТема: № 1001\n\nПерезапустите службу печати.\n',
    'Нет, не помогло.',
  ],
  [
    'Outlook for a telephone: stars and empty lines in the head',
    'Нет, не помогло.\n\n*От:* Служба поддержки <support@asmo.example>\n\n*Дата:* 16 ноября 2026 г. в 10:00\n\n*Кому:* ivanov@vetluga.example\n\n*Тема:* № 1001\n\nПерезапустите службу печати.\n',
    'Нет, не помогло.',
  ],
  [
    'Outlook Express: head and marks, answered below',
    '----- Original Message -----\nFrom: "Служба поддержки" <support@asmo.example>\nTo: <ivanov@vetluga.example>\nSent: Monday, November 16, 2026 10:00 AM\nSubject: № 1001\n\n> Какая версия?\n\nВерсия 2.1.5.\n\n> Какая база?\n\nPostgreSQL 15.\n',
    'Версия 2.1.5.\n\nPostgreSQL 15.',
  ],
  [
    'the line alone, «Исходное сообщение»',
    'Спасибо, разобрались.\n\n-----Исходное сообщение-----\nОт: support@asmo.example\nДля: Иванов\n\nПерезапустите службу.\n',
    'Спасибо, разобрались.',
  ],
  [
    'Samsung',
    'Спасибо, разобрались.\n\nОтправлено с устройства Galaxy\n\n-------- Исходное сообщение --------\nОт: Служба поддержки <support@asmo.example>\nДата: 16.11.2026 10:00 (GMT+03:00)\nКому: ivanov@vetluga.example\nТема: № 1001\n\nПерезапустите службу.\n',
    'Спасибо, разобрались.',
  ],
  [
    'Zoho',
    'Согласовано.\n\n---- On Mon, 16 Nov 2026 10:00:00 +0300 support@asmo.example wrote ----\n\nСогласуйте срок.\n',
    'Согласовано.',
  ],
  [
    'Zimbra',
    'Согласовано.\n\nОт: "Служба поддержки" <support@asmo.example>\nКому: "Иванов Иван" <ivanov@vetluga.example>\nОтправленные: Понедельник, 16 Ноябрь 2026 г 10:00:00\nТема: № 1001\n\nСогласуйте срок.\n',
    'Согласовано.',
  ],
  [
    'Sylpheed: the date above, the name below',
    'Согласовано.\n\nOn Mon, 16 Nov 2026 10:00:00 +0300\nСлужба поддержки <support@asmo.example> wrote:\n\n> Согласуйте срок.\n',
    'Согласовано.',
  ],
  [
    'Spark',
    'Согласовано.\n16 нояб. 2026 г., 10:00 +0300, Служба поддержки <support@asmo.example>, писал:\n> Согласуйте срок.\n> До четверга.\n',
    'Согласовано.',
  ],
  [
    'Lotus Notes',
    'Согласовано.\n\n-----"Служба поддержки" <support@asmo.example> написал(а): -----\nКому: ivanov@vetluga.example\nОт: "Служба поддержки" <support@asmo.example>\nДата: 16.11.2026 10:00\nТема: № 1001\n\nСогласуйте срок.\n',
    'Согласовано.',
  ],
  [
    'Lotus Notes, the head begins with others',
    'Согласовано.\n\nКому:\tivanov@vetluga.example\nОт:\tСлужба поддержки/Информатика/RU\nДата:\t16.11.2026 10:00\nТема:\t№ 1001\n\nСогласуйте срок.\n',
    'Согласовано.',
  ],
  [
    'our own line to answer above',
    'Готово.\n\n--- Пишите ответ выше этой строки ---\n\nОбращение № 1001\nВаше решение?\n',
    'Готово.',
  ],
  [
    'answers between quotes',
    'Отвечаю по порядку.\n\n16.11.2026 10:00, Служба поддержки пишет:\n> Какая версия?\n\n2.1.5.\n\n> Какая база?\n> И на каком сервере?\n\nPostgreSQL 15, сервер отдельный.\n',
    'Отвечаю по порядку.\n\n2.1.5.\n\nPostgreSQL 15, сервер отдельный.',
  ],
  [
    'answers between single questions that nothing announces',
    '> Какая у вас версия?\n2.1.5\n> Какая операционная система?\nAstra Linux 1.7\n',
    '2.1.5\nAstra Linux 1.7',
  ],
  [
    'an answer below the quote',
    '16.11.2026 10:00, Служба поддержки пишет:\n> Перезапустите службу печати.\n> Обращение № 1001\n\nПерезапустили, не помогло.\n',
    'Перезапустили, не помогло.',
  ],
  [
    'a quote in a quote',
    'Согласен.\n\n16.11.2026 10:00, Анна Сидорова пишет:\n> Предлагаю четверг.\n>\n>> Когда ставим?\n>> > Сегодня?\n',
    'Согласен.',
  ],
  [
    'a marked block that nothing announces',
    'Это мы уже делали.\n\n> Перезапустите службу печати\n> и проверьте очередь.\n\nОчередь пуста.\n',
    'Это мы уже делали.\n\nОчередь пуста.',
  ],
  [
    'Gmail forward with a note',
    'Коллеги, посмотрите, пожалуйста.\n\n---------- Forwarded message ---------\nОт: Пётр Петров <petrov@vetluga.example>\nDate: пн, 16 нояб. 2026 г. в 10:00\nSubject: Не печатается\nTo: Иванов <ivanov@vetluga.example>\n\nНе печатается схема.\n',
    'Коллеги, посмотрите, пожалуйста.',
  ],
  [
    'Яндекс forward that ends, and a word below',
    'Прошу зарегистрировать.\n\n-------- Пересылаемое сообщение --------\n16.11.2026, 10:00, "Пётр Петров" <petrov@vetluga.example>:\n\nНе печатается схема.\n\n-------- Завершение пересылаемого сообщения --------\n\nСрочно!\n',
    'Прошу зарегистрировать.\n\nСрочно!',
  ],
  [
    'Apple forward',
    'Прошу зарегистрировать.\n\nНачало переадресованного сообщения:\n\n> От: Пётр Петров <petrov@vetluga.example>\n> Тема: Не печатается\n> Дата: 16 ноября 2026 г., 10:00:00 MSK\n> Кому: ivanov@vetluga.example\n>\n> Не печатается схема.\n',
    'Прошу зарегистрировать.',
  ],
  ['lines end in CR LF', 'Да.\r\n\r\n16.11.2026 10:00, Служба поддержки пишет:\r\n> Работает?\r\n', 'Да.'],
  [
    'no-break spaces in the announcement',
    'Да.\n\n16 нояб. 2026 г., в 10:00, Служба поддержки <support@asmo.example> написал(а):\n\n> Работает?\n',
    'Да.',
  ],
  [
    'the line above the announcement is kept',
    'Спасибо за ответ!\nСлужба поддержки <support@asmo.example> написал:\n> Работает?\n> Проверьте.\n',
    'Спасибо за ответ!',
  ],
]

/** Letters of which nothing may be folded. */
const whole: readonly (readonly [name: string, text: string])[] = [
  ['one marked line in prose', 'Нужны картриджи:\n> 5 шт.\nи бумага.'],
  ['marks as a list', 'Просим отгрузить:\n\n> 5 шт. картриджей\n> 3 пачки бумаги\n\nОплата по договору № 15/2026.'],
  ['one marked line between empty ones', 'Осталось мало.\n\n> 5 шт.\n\nЗакажите, пожалуйста.'],
  [
    'a prompt',
    'При запуске пишет:\n\nSQL> select * from tickets;\nORA-00942: table or view does not exist\nSQL> exit\n\nЧто делать?',
  ],
  ['a prompt of one sign', 'В консоли:\n\n> show dbs\nadmin 0.1GB\n\n> use asmo\nswitched to db asmo\n\nБаза пустая.'],
  ['a Python session', 'Вот вывод\n\n>>> import asmo\n>>> asmo.version\n\nи падает.'],
  [
    'a diff',
    'Разница настроек:\n\n12,13c12,13\n< port = 5432\n< host = db1\n---\n> port = 6432\n> host = db2\n\nМожет быть, дело в этом.',
  ],
  ['XML', 'Ответ сервиса:\n\n<request\n  id="5"\n>\n  <name>Схема</name>\n</request>\n\nПоле name пустое.'],
  [
    'more lines of a command',
    'Делаю так\n\n$ cat > /etc/asmo.conf <<EOF\n> port = 5432\n> host = db1\n> EOF\n\nи служба не стартует.',
  ],
  ['what npm prints', 'npm run build\n\n> asmo-web@2.1.5 build\n> vite build\n\nОшибка: нет модуля.'],
  [
    'what curl prints',
    'Запрос\n\n> GET /api/v1/tickets HTTP/1.1\n> Host: help.asmo.example\n< HTTP/1.1 500 Internal Server Error\n\nПочему 500?',
  ],
  [
    'the head of a letter that is shown',
    'Письма от вас приходят с задержкой. Заголовок:\n\nFrom: support@asmo.example\nTo: ivanov@vetluga.example\nSubject: № 1001\nDate: Mon, 16 Nov 2026 10:00:00 +0300\nReceived: from mx.asmo.example; Mon, 16 Nov 2026 14:00:00 +0300\n\nПочему четыре часа?',
  ],
  [
    'a log with arrows',
    'Журнал:\n2026-11-16 10:00:01 -> запрос\n2026-11-16 10:00:02 <- ответ 500\n2026-11-16 10:00:03 Ошибка: нет связи\nЭто за последний час.',
  ],
  [
    'a sentence that ends in a colon',
    'Здравствуйте!\n\nВчера в 10:00 система пишет:\n\nОшибка 500\n\nи закрывается. Что делать?',
  ],
  [
    'a sentence with a date, a time and an address',
    'Здравствуйте!\n\n17.11.2026 10:00 мы получили на почту письмо от <robot@asmo.example>:\nсрок лицензии истекает.\n\nЭто правда?',
  ],
  ['a dated list', 'План работ:\n\n16.11.2026 10:00:\nостановка службы\n\n16.11.2026 12:00:\nзапуск\n\nПодтвердите.'],
  [
    'a memo',
    'Пересказываю служебную записку.\n\nОт: отдел снабжения\nКому: директору\nДата: 16.11.2026\nТема: закупка\n\nДокупить пять лицензий. Можно ли по договору?',
  ],
  ['fields of a form', 'Тема: печать\nСрочность: высокая\nКому: первая линия\n\nНе печатается схема участка.'],
  ['a line across', 'Первый вопрос.\n\n________________________________\n\nВторой вопрос.\n\n-----\n\nТретий вопрос.'],
  ['a title between lines', 'Делаю так.\n\n----- Что сервер пишет -----\n\nОшибка 500\n\nПочему?'],
  [
    'words between lines',
    'Шаг 1.\n\n----- Настройка -----\n\nНажимаю «Печать».\n\n----- Результат -----\n\nНичего не происходит.',
  ],
  ['what somebody said on the telephone', 'Ваш инженер написал мне вчера, что исправление готово.\nГде его взять?'],
]

for (const [name, text, said] of answers) {
  test(`U12 ${name}`, () => {
    const segments = foldText(text)
    assert.equal(replyOf(segments), said)
    assert.equal(segments.map((segment) => segment.text).join(''), text)
    assert.ok(segments.some(({ kind }) => kind === 'quote'))
  })
}

for (const [name, text] of whole) {
  test(`U12 not folded: ${name}`, () => assert.deepEqual(foldText(text), [{ kind: 'said', text }]))
}

test('U12 a letter that only passes something on reads as a whole', () => {
  const text =
    '---------- Forwarded message ---------\nОт: Пётр Петров <petrov@vetluga.example>\nDate: пн, 16 нояб. 2026 г. в 10:00\nSubject: Не печатается\nTo: Иванов <ivanov@vetluga.example>\n\nНе печатается схема.'
  assert.deepEqual(
    foldText(text).map(({ kind }) => kind),
    ['quote'],
  )
  assert.equal(replyOf(foldText(text)), text)
})

test('U12 the same with a signature below', () => {
  const text =
    'С уважением,\nИванов Иван\n\n-------- Пересылаемое сообщение --------\nОт кого: Пётр Петров <petrov@vetluga.example>\nКому: ivanov@vetluga.example\nДата: Понедельник, 16 ноября 2026, 10:00 +03:00\nТема: Не печатается\n\nНе печатается схема.'
  assert.deepEqual(
    foldText(text).map(({ kind }) => kind),
    ['signature', 'quote'],
  )
  assert.equal(replyOf(foldText(text)), text)
})
