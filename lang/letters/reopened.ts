import { go, quote, say } from './blocks.ts'
import type { Letter } from './letter.ts'

/** R5.7: a closed request is at work again. */
export const reopened: Letter<'reopened'> = {
  ru: (given, desk) => ({
    subject: 'Обращение возобновлено',
    blocks: [
      say(`Обращение возобновлено, работа продолжается. Кем: ${given.author}.`),
      ...quote(given.reason),
      go('Открыть обращение', desk.ticketLink(given.number)),
    ],
  }),
  en: (given, desk) => ({
    subject: 'Request reopened',
    blocks: [
      say(`The request was reopened by ${given.author}; work goes on.`),
      ...quote(given.reason),
      go('Open the request', desk.ticketLink(given.number)),
    ],
  }),
}
