import { facts, go, quote, say } from './blocks.ts'
import type { Letter } from './letter.ts'

/** R5.7: the resolution came back for rework; the same clock goes on. */
export const returned: Letter<'returned'> = {
  ru: (given, desk) => ({
    subject: 'Возвращено на доработку',
    blocks: [
      say('Решение возвращено на доработку. Обращение снова в работе, срок идёт дальше.'),
      ...facts(['Автор', given.author], ['Заказчик', given.customer], ['Возвратов', String(given.reworks)]),
      ...quote(given.reason),
      go('Открыть обращение', desk.ticketLink(given.number)),
    ],
  }),
  en: (given, desk) => ({
    subject: 'Returned for rework',
    blocks: [
      say('The resolution was returned for rework. The request is at work again and its time runs on.'),
      ...facts(['Author', given.author], ['Customer', given.customer], ['Times returned', String(given.reworks)]),
      ...quote(given.reason),
      go('Open the request', desk.ticketLink(given.number)),
    ],
  }),
}
