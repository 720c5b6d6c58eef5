import { facts, fileNames, foldedMark, go, quote, say } from './blocks.ts'
import type { Letter } from './letter.ts'

/** R5.4: a public message, by the staff or by a colleague. */
export const message: Letter<'message'> = {
  ru: (given, desk) => ({
    subject: 'Новое сообщение',
    blocks: [
      say(`В обращении новое сообщение. Автор: ${given.author}.`),
      ...quote(given.text),
      ...foldedMark('ru', given.folded),
      ...facts(['Файлы', fileNames(given.files)]),
      go('Ответить', desk.ticketLink(given.number)),
    ],
  }),
  en: (given, desk) => ({
    subject: 'New message',
    blocks: [
      say(`There is a new message in the request, by ${given.author}.`),
      ...quote(given.text),
      ...foldedMark('en', given.folded),
      ...facts(['Files', fileNames(given.files)]),
      go('Answer', desk.ticketLink(given.number)),
    ],
  }),
}
