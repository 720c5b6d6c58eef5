import { go, quote, say } from './blocks.ts'
import type { Letter } from './letter.ts'

/** R2.3: the request was withdrawn, by a colleague or, with a reason, by the staff. */
export const cancelled: Letter<'cancelled'> = {
  ru: (given, desk) => ({
    subject: 'Обращение отозвано',
    blocks: [
      say(`Обращение отозвано, работа по нему прекращена. Кем: ${given.author}.`),
      ...quote(given.reason),
      say('Если вопрос остался, возобновите обращение или создайте новое.'),
      go('Открыть обращение', desk.ticketLink(given.number)),
    ],
  }),
  en: (given, desk) => ({
    subject: 'Request withdrawn',
    blocks: [
      say(`The request was withdrawn by ${given.author}; the work on it has stopped.`),
      ...quote(given.reason),
      say('If the matter remains, reopen the request or create a new one.'),
      go('Open the request', desk.ticketLink(given.number)),
    ],
  }),
}
