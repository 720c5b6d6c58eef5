import { facts, fileNames, go, quote, say } from './blocks.ts'
import type { Letter } from './letter.ts'

/** R5.7: the resolution for verification, with the consequences of either answer spelled out (U19). */
export const resolution: Letter<'resolution'> = {
  ru: (given, desk) => ({
    subject: 'Решение на проверку',
    blocks: [
      say(`По обращению предложено решение. Автор: ${given.author}.`),
      ...quote(given.text),
      ...facts(['Файлы', fileNames(given.files)]),
      say(
        'Проверьте решение. Если вопрос решён, примите его: обращение закроется. Если нет, верните на доработку с указанием причины: работа продолжится.',
      ),
      go('Проверить решение', desk.ticketLink(given.number)),
    ],
  }),
  en: (given, desk) => ({
    subject: 'Resolution for verification',
    blocks: [
      say(`${given.author} proposes a resolution of the request.`),
      ...quote(given.text),
      ...facts(['Files', fileNames(given.files)]),
      say(
        'Please verify it. If the matter is settled, accept it: the request closes. If not, return it for rework with a reason: the work goes on.',
      ),
      go('Verify the resolution', desk.ticketLink(given.number)),
    ],
  }),
}
