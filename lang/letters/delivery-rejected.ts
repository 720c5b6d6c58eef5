import { facts, go, quote, say } from './blocks.ts'
import type { Letter } from './letter.ts'

/** R5.6: the delivery was rejected, with a reason. */
export const deliveryRejected: Letter<'delivery_rejected'> = {
  ru: (given, desk) => ({
    subject: 'Обновление отклонено',
    blocks: [
      say(`Обновление «${given.title}» отклонено. Обращение снова в работе, срок идёт.`),
      ...facts(['Автор', given.author], ['Заказчик', given.customer]),
      ...quote(given.reason),
      go('Открыть обращение', desk.ticketLink(given.number)),
    ],
  }),
  en: (given, desk) => ({
    subject: 'Delivery rejected',
    blocks: [
      say(`The delivery “${given.title}” is rejected. The request is at work again and its time runs.`),
      ...facts(['Author', given.author], ['Customer', given.customer]),
      ...quote(given.reason),
      go('Open the request', desk.ticketLink(given.number)),
    ],
  }),
}
