import { facts, go, quote, say } from './blocks.ts'
import type { Letter } from './letter.ts'

/** R2.1: to the specialist who was given the request. */
export const assigned: Letter<'assigned'> = {
  ru: (given, desk) => ({
    subject: 'Назначено вам',
    blocks: [
      say(`${given.author} назначает вам обращение.`),
      ...facts(
        ['Заказчик', given.customer],
        ['Реакция до', given.reactionDue === null ? null : desk.when(given.reactionDue)],
        ['Решение до', given.due === null ? null : desk.when(given.due)],
      ),
      ...quote(given.note),
      go('Открыть обращение', desk.ticketLink(given.number)),
    ],
  }),
  en: (given, desk) => ({
    subject: 'Assigned to you',
    blocks: [
      say(`${given.author} assigns the request to you.`),
      ...facts(
        ['Customer', given.customer],
        ['Reaction due', given.reactionDue === null ? null : desk.when(given.reactionDue)],
        ['Resolution due', given.due === null ? null : desk.when(given.due)],
      ),
      ...quote(given.note),
      go('Open the request', desk.ticketLink(given.number)),
    ],
  }),
}
