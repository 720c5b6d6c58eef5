import { facts, fileNames, go, quote, say } from './blocks.ts'
import type { Letter } from './letter.ts'

/** R5.5: the provider asks for more, and the request waits. */
export const question: Letter<'question'> = {
  ru: (given, desk) => ({
    subject: 'Нужен ваш ответ',
    blocks: [
      say(`Чтобы продолжить работу, нужны сведения от вас. Спрашивает ${given.author}:`),
      ...quote(given.text),
      ...facts(['Файлы', fileNames(given.files)]),
      say(
        desk.answerable
          ? 'До вашего ответа срок решения не идёт.'
          : 'Ответьте по ссылке. До вашего ответа срок решения не идёт.',
      ),
      go('Ответить', desk.ticketLink(given.number)),
    ],
  }),
  en: (given, desk) => ({
    subject: 'Your answer is needed',
    blocks: [
      say(`To go on with the work, something is needed from you. ${given.author} asks:`),
      ...quote(given.text),
      ...facts(['Files', fileNames(given.files)]),
      say(
        desk.answerable
          ? 'Until you answer the resolution time stands still.'
          : 'Answer by the link. Until then the resolution time stands still.',
      ),
      go('Answer', desk.ticketLink(given.number)),
    ],
  }),
}
