import { facts, go, quote, say } from './blocks.ts'
import type { Letter } from './letter.ts'

/** R2.3: to the specialist, when his request was withdrawn. */
export const deskCancelled: Letter<'desk_cancelled'> = {
  ru: (given, desk) => ({
    subject: 'Обращение отозвано',
    blocks: [
      say('Обращение отозвано, работать по нему больше не нужно.'),
      ...facts(['Кем', given.author], ['Заказчик', given.customer]),
      ...quote(given.reason),
      go('Открыть обращение', desk.ticketLink(given.number)),
    ],
  }),
  en: (given, desk) => ({
    subject: 'Request withdrawn',
    blocks: [
      say('The request was withdrawn; no more work on it is needed.'),
      ...facts(['By', given.author], ['Customer', given.customer]),
      ...quote(given.reason),
      go('Open the request', desk.ticketLink(given.number)),
    ],
  }),
}
