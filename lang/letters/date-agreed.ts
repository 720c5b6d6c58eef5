import { facts, go, say } from './blocks.ts'
import type { Letter } from './letter.ts'

/** R2.7: the customer agrees to the planned date. */
export const dateAgreed: Letter<'date_agreed'> = {
  ru: (given, desk) => ({
    subject: 'Плановый срок согласован',
    blocks: [
      say('Заказчик согласен с плановым сроком.'),
      ...facts(
        ['Плановый срок', desk.date(given.date)],
        ['Кто согласовал', given.author],
        ['Заказчик', given.customer],
      ),
      go('Открыть обращение', desk.ticketLink(given.number)),
    ],
  }),
  en: (given, desk) => ({
    subject: 'Planned date agreed',
    blocks: [
      say('The customer agrees to the planned date.'),
      ...facts(['Planned date', desk.date(given.date)], ['Agreed by', given.author], ['Customer', given.customer]),
      go('Open the request', desk.ticketLink(given.number)),
    ],
  }),
}
