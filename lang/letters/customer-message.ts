import { facts, fileNames, foldedMark, go, quote, say } from './blocks.ts'
import type { Letter } from './letter.ts'

/** R5.4, R5.5: the customer wrote; an answer to a question resumes the work (U25). */
export const customerMessage: Letter<'customer_message'> = {
  ru: (given, desk) => ({
    subject: given.resumes ? 'Ответ заказчика' : 'Сообщение заказчика',
    blocks: [
      say(
        given.resumes
          ? 'Заказчик ответил на вопрос. Обращение снова в работе, срок идёт.'
          : 'Заказчик написал по обращению.',
      ),
      ...facts(['Автор', given.author], ['Заказчик', given.customer]),
      ...quote(given.text),
      ...foldedMark('ru', given.folded),
      ...facts(['Файлы', fileNames(given.files)]),
      go('Ответить', desk.ticketLink(given.number)),
    ],
  }),
  en: (given, desk) => ({
    subject: given.resumes ? 'Answer of the customer' : 'Message of the customer',
    blocks: [
      say(
        given.resumes
          ? 'The customer has answered. The request is at work again and its time runs.'
          : 'The customer has written.',
      ),
      ...facts(['Author', given.author], ['Customer', given.customer]),
      ...quote(given.text),
      ...foldedMark('en', given.folded),
      ...facts(['Files', fileNames(given.files)]),
      go('Answer', desk.ticketLink(given.number)),
    ],
  }),
}
