import { facts, go, quote, say } from './blocks.ts'
import type { Letter } from './letter.ts'

/** R5.7: to the specialist, when a closed request comes back. */
export const deskReopened: Letter<'desk_reopened'> = {
  ru: (given, desk) => ({
    subject: 'Обращение возобновлено',
    blocks: [
      say('Обращение возобновлено и снова в работе.'),
      ...facts(['Кем', given.author], ['Заказчик', given.customer]),
      ...quote(given.reason),
      go('Открыть обращение', desk.ticketLink(given.number)),
    ],
  }),
  en: (given, desk) => ({
    subject: 'Request reopened',
    blocks: [
      say('The request was reopened and is at work again.'),
      ...facts(['By', given.author], ['Customer', given.customer]),
      ...quote(given.reason),
      go('Open the request', desk.ticketLink(given.number)),
    ],
  }),
}
