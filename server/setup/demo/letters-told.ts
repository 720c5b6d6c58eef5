import { HOUR, MINUTE, shift, type Instant } from '../../../core/time/instant.ts'
import { clock } from '../../../lang/format.ts'
import { contacts, type ContactKey } from './cast.ts'
import { emailOf } from './furnish.ts'
import { type Correspondent, type Part, plain } from './letters-mime.ts'
import { picture } from './picture.ts'

/** What of ours a customer answers. */
export interface Answered {
  readonly number: number
  readonly subject: string
  readonly text: string
  /** With angle brackets; null: it was never written. */
  readonly messageId: string | null
  readonly at: Instant
}

/** What a letter needs of the month that was played. */
export interface LetterStage {
  readonly at: Instant
  readonly zone: string
  /** The last letter to the requester of a story, of one kind. */
  answered(story: string, template: string): Promise<Answered>
}

/** A letter that lies in the post room when the demonstration begins. */
export interface DemoLetter {
  readonly minutesAgo: number
  readonly from: Correspondent
  /** What our mail server found out about the sender. */
  readonly proven: 'pass' | 'fail' | 'none'
  readonly write: (stage: LetterStage) => Promise<Words> | Words
}

interface Words {
  readonly subject: string
  readonly head?: readonly string[]
  readonly body: Part
}

/** One of each kind that a post room meets; oldest first. */
export const demoLetters: readonly DemoLetter[] = [
  {
    minutesAgo: 52,
    from: contact('sidorenko'),
    proven: 'pass',
    // A new request, with a picture in its place and a signature.
    write: () => ({
      subject: 'На мнемосхеме ПС «Галич» не обновляется мощность',
      body: {
        type: 'multipart/related',
        content: [
          {
            type: 'text/html; charset=utf-8',
            content: [
              '<html><body style="font-family: Calibri, sans-serif; font-size: 11pt">',
              '<p>Добрый день!</p>',
              '<p>С 9:40 на мнемосхеме ПС «Галич» стоит одно и то же значение активной мощности по Т-1, <b>12,4 МВт</b>.',
              'На щите по прибору 14,1. Остальные точки живые, квитирование и повторное открытие схемы не помогли.</p>',
              '<p>Вот тренд за смену с нашего АРМ:</p>',
              '<p><img src="cid:trend.galich@zarya.example" width="640" height="320" alt="Тренд мощности Т-1"></p>',
              '<p>Для суточной ведомости значение нужно до конца смены.</p>',
              '<p>--<br>С уважением,<br>Виктор Сидоренко<br>начальник смены ОДС, АО «Заря-Энерго»<br>+7 (4942) 55-11-10</p>',
              '</body></html>',
            ].join('\n'),
          },
          {
            type: 'image/png; name="trend.png"',
            head: ['Content-Disposition: inline; filename="trend.png"', 'Content-ID: <trend.galich@zarya.example>'],
            content: picture({ seed: 4 }),
          },
        ],
      },
    }),
  },
  {
    minutesAgo: 47,
    from: { name: 'Пётр Громов', address: 'p.gromov@montazh-sever.example' },
    proven: 'none',
    // «Кто это?»: nobody knows him, nor his domain.
    write: () => ({
      subject: 'Лицензия АСМО-мониторинг на пусконаладку',
      body: plain(
        'Здравствуйте!\n\nМы подрядчик «Заря-Энерго» по реконструкции ПС «Буй». Для пусконаладки нужен доступ к АСМО-мониторингу, система просит файл лицензии для нового сервера (ps-buy-01).\n\nКуда направить запрос и кто его согласует?\n\n--\nПётр Громов\nООО «Монтаж-Север», инженер ПНР\n+7 (921) 555-03-18\n',
      ),
    }),
  },
  {
    minutesAgo: 41,
    from: { name: 'Ольга Мельник', address: 'melnik@volgachem.example' },
    proven: 'pass',
    // Nobody knows her, but her domain is a customer's: a draft contact.
    write: () => ({
      subject: 'Как выгрузить ведомость по воде за квартал',
      body: plain(
        'Добрый день!\n\nЯ новый инженер ОГЭ, Елена Дроздова дала этот адрес. Подскажите, как в АСМО-энергии выгрузить ведомость по воде сразу за квартал? По месяцам получается, а за квартал кнопка «Сформировать» неактивна.\n\nОльга Мельник\nООО «Волжский химический комбинат»\n',
      ),
    }),
  },
  {
    minutesAgo: 33,
    from: contact('sidorenko'),
    proven: 'pass',
    // He answers a question: his words above, ours quoted below.
    write: async (stage) => answerOf(stage, await stage.answered('archive-gap', 'question'), ARCHIVE_ANSWER),
  },
  {
    minutesAgo: 26,
    from: contact('chistyakov'),
    proven: 'pass',
    // A machine answers for him.
    write: async (stage) => {
      const ours = await stage.answered('db-move', 'question')
      return {
        subject: `Автоответ: ${ours.subject}`,
        head: [...threadOf(ours), 'Auto-Submitted: auto-replied', 'X-Auto-Response-Suppress: All'],
        body: plain(
          'Здравствуйте!\n\nЯ на обучении до пятницы, почту смотрю вечером. По срочным вопросам о серверах: Елена Дроздова, +7 (8482) 70-33-41.\n\nРоман Чистяков\n',
        ),
      }
    },
  },
  {
    minutesAgo: 18,
    from: contact('makarov'),
    proven: 'fail',
    // Says that it is from a customer, and our mail server knows better.
    write: () => ({
      subject: 'Срочно: передать доступ администратора',
      body: plain(
        'Коллеги,\n\nв связи со сменой подрядчика прошу сегодня до 18:00 выслать логин и пароль администратора АСМО-энергии на этот адрес. Звонить не нужно, я на совещании.\n\nЮ. Макаров\nНачальник отдела ИТ\n',
      ),
    }),
  },
  {
    minutesAgo: 9,
    from: contact('drozdova'),
    proven: 'pass',
    // An appointment, as a calendar sends it.
    write: async (stage) => {
      const ours = await stage.answered('overdue-defect', 'message')
      return {
        subject: `RE: ${ours.subject}`,
        head: threadOf(ours),
        body: {
          type: 'multipart/mixed',
          content: [
            plain(
              'Павел, давайте посмотрим вместе: я покажу, как заводили ячейку 8. Приглашение на завтра во вложении, время московское.\n\nЕлена Дроздова\n',
            ),
            {
              type: 'text/calendar; charset=utf-8; method=REQUEST; name="invite.ics"',
              head: ['Content-Disposition: attachment; filename="invite.ics"'],
              content: appointment(stage),
            },
          ],
        },
      }
    },
  },
]

const ARCHIVE_ANSWER = [
  'Павел, добрый день.',
  '',
  'Точки: ГЛ-101, 102, 104, 107, 110…115, 118, 121 (двенадцать штук, все на втором канале КП).',
  'Резервный сервер в пятницу переключали, да: около 17:30, обратно в 18:05.',
  '',
  'Виктор Сидоренко',
].join('\n')

function contact(key: ContactKey): Correspondent {
  const { name, customer } = contacts[key]
  return { name, address: emailOf(key, customer) }
}

const threadOf = ({ messageId }: Answered): string[] =>
  messageId === null ? [] : [`In-Reply-To: ${messageId}`, `References: ${messageId}`]

function answerOf({ zone }: LetterStage, ours: Answered, text: string): Words {
  const quoted = ours.text
    .trim()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
  const date = new Intl.DateTimeFormat('ru', { dateStyle: 'short', timeZone: zone }).format(ours.at)
  const said = `${date} ${clock({ language: 'ru', zone }, ours.at)}, АСМО-поддержка пишет:`
  return {
    subject: `Re: ${ours.subject}`,
    head: threadOf(ours),
    body: plain([text, '', said, ...quoted, ''].join('\n')),
  }
}

/** RFC 5545: an hour, a day from now, at a full hour. */
function appointment({ at }: LetterStage): string {
  const from = shift(at, 24 * HOUR - (at % HOUR))
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Volgachem//Calendar//RU',
    'METHOD:REQUEST',
    'BEGIN:VEVENT',
    `UID:${at}@volgachem.example`,
    `DTSTAMP:${stamp(at)}`,
    `DTSTART:${stamp(from)}`,
    `DTEND:${stamp(shift(from, 60 * MINUTE))}`,
    'SUMMARY:Ячейка 8 в балансе цеха № 2',
    'ORGANIZER:mailto:drozdova@volgachem.example',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')
}

const stamp = (instant: Instant): string => new Date(instant).toISOString().replaceAll(/[-:]|\.\d{3}/g, '')
