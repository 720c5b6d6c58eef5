import { facts, go, quote, say } from './blocks.ts'
import type { Letter } from './letter.ts'

/** R2.7: the planned date was set or changed, and the customer may agree or propose another. */
export const plannedDate: Letter<'planned_date'> = {
  ru: (given, desk) => ({
    subject: given.changed ? 'Плановый срок изменён' : 'Назначен плановый срок',
    blocks: [
      say(given.changed ? 'Плановый срок обращения изменён.' : 'Для обращения назначен плановый срок.'),
      ...facts(['Плановый срок', desk.date(given.date)]),
      ...quote(given.reason),
      say('Согласуйте срок или предложите другой, указав причину.'),
      go('Согласовать срок', desk.ticketLink(given.number)),
    ],
  }),
  en: (given, desk) => ({
    subject: given.changed ? 'Planned date changed' : 'Planned date set',
    blocks: [
      say(
        given.changed ? 'The planned date of the request has changed.' : 'A planned date has been set for the request.',
      ),
      ...facts(['Planned date', desk.date(given.date)]),
      ...quote(given.reason),
      say('Agree to the date, or propose another one with a reason.'),
      go('Agree to the date', desk.ticketLink(given.number)),
    ],
  }),
}
