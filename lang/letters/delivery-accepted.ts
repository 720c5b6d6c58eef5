import { facts, go, quote, say } from './blocks.ts'
import type { Letter } from './letter.ts'

/** R5.6: the delivery was verified and accepted. */
export const deliveryAccepted: Letter<'delivery_accepted'> = {
  ru: (given, desk) => ({
    subject: 'Обновление принято',
    blocks: [
      say(`Обновление «${given.title}» принято. Обращение снова в работе.`),
      ...facts(['Автор', given.author], ['Заказчик', given.customer]),
      ...quote(given.comment),
      say('Предложите решение, если вопрос исчерпан.'),
      go('Открыть обращение', desk.ticketLink(given.number)),
    ],
  }),
  en: (given, desk) => ({
    subject: 'Delivery accepted',
    blocks: [
      say(`The delivery “${given.title}” is accepted. The request is at work again.`),
      ...facts(['Author', given.author], ['Customer', given.customer]),
      ...quote(given.comment),
      say('Propose a resolution if the matter is settled.'),
      go('Open the request', desk.ticketLink(given.number)),
    ],
  }),
}
