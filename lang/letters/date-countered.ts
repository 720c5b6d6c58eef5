import { facts, go, quote, say } from './blocks.ts'
import type { Letter } from './letter.ts'

/** R2.7: the customer proposes another date, with a reason. */
export const dateCountered: Letter<'date_countered'> = {
  ru: (given, desk) => ({
    subject: 'Заказчик предлагает другой срок',
    blocks: [
      say(`${given.author} предлагает другой плановый срок.`),
      ...facts(
        ['Заказчик', given.customer],
        ['Назначен', desk.date(given.date)],
        ['Предложен', desk.date(given.proposed)],
      ),
      ...quote(given.reason),
      say('Назначьте новый срок или объясните, почему прежний остаётся.'),
      go('Назначить срок', desk.ticketLink(given.number)),
    ],
  }),
  en: (given, desk) => ({
    subject: 'Another date proposed',
    blocks: [
      say(`${given.author} proposes another planned date.`),
      ...facts(['Customer', given.customer], ['Set', desk.date(given.date)], ['Proposed', desk.date(given.proposed)]),
      ...quote(given.reason),
      say('Set a new date, or explain why the old one stays.'),
      go('Set the date', desk.ticketLink(given.number)),
    ],
  }),
}
