import { go, quote, say } from './blocks.ts'
import type { Letter } from './letter.ts'

/** R5.3: the same matter goes on under another number. */
export const merged: Letter<'merged'> = {
  ru: (given, desk) => ({
    subject: `Объединено с обращением № ${given.into}`,
    blocks: [
      say(`Обращение № ${given.number} повторяет обращение № ${given.into} и объединено с ним. Кем: ${given.author}.`),
      ...quote(given.reason),
      say(`Работа продолжается по обращению № ${given.into}.`),
      go(`Открыть обращение № ${given.into}`, desk.ticketLink(given.into)),
    ],
  }),
  en: (given, desk) => ({
    subject: `Merged into request no. ${given.into}`,
    blocks: [
      say(
        `Request no. ${given.number} is about the same as no. ${given.into} and was merged into it by ${given.author}.`,
      ),
      ...quote(given.reason),
      say(`Work goes on under no. ${given.into}.`),
      go(`Open request no. ${given.into}`, desk.ticketLink(given.into)),
    ],
  }),
}
