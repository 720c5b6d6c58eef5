import { go, quote, say } from './blocks.ts'
import type { Letter } from './letter.ts'

/** R5.3: staff takes back what lay with the customer. */
export const withdrawn: Letter<'withdrawn'> = {
  ru: (given, desk) => ({
    subject: 'Проверка отменена, работа продолжается',
    blocks: [
      say(`${given.author} снимает прежний запрос к вам и продолжает работу. Причина:`),
      ...quote(given.reason),
      say('Отвечать на прежнее письмо не нужно.'),
      go('Открыть обращение', desk.ticketLink(given.number)),
    ],
  }),
  en: (given, desk) => ({
    subject: 'Taken back, work goes on',
    blocks: [
      say(`${given.author} takes back what was asked of you and goes on with the work. The reason:`),
      ...quote(given.reason),
      say('You need not answer the earlier letter.'),
      go('Open the request', desk.ticketLink(given.number)),
    ],
  }),
}
