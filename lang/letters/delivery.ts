import { fileSize } from '../format.ts'
import { facts, go, quote, say } from './blocks.ts'
import type { Letter } from './letter.ts'

/** R5.6: software or metadata for verification, with the digests to check the files by. */
export const delivery: Letter<'delivery'> = {
  ru: (given, desk) => ({
    subject: 'Обновление на проверку',
    blocks: [
      say(
        given.kind === 'software'
          ? `Для вашего обращения подготовлено обновление ПО «${given.title}».`
          : `Для вашего обращения подготовлено обновление метаданных «${given.title}».`,
      ),
      ...quote(given.instructions),
      ...given.files.flatMap((file) =>
        facts(['Файл', `${file.name}, ${fileSize('ru', file.size)}`], ['SHA-256', file.sha256]),
      ),
      say(
        'Установите обновление, проверьте его и примите или отклоните с указанием причины. До вашего ответа срок решения не идёт.',
      ),
      go('Скачать и проверить', desk.ticketLink(given.number)),
    ],
  }),
  en: (given, desk) => ({
    subject: 'Delivery for verification',
    blocks: [
      say(
        given.kind === 'software'
          ? `A software delivery has been prepared for your request: “${given.title}”.`
          : `A metadata delivery has been prepared for your request: “${given.title}”.`,
      ),
      ...quote(given.instructions),
      ...given.files.flatMap((file) =>
        facts(['File', `${file.name}, ${fileSize('en', file.size)}`], ['SHA-256', file.sha256]),
      ),
      say(
        'Install it, verify it, and accept it or reject it with a reason. Until then the resolution time stands still.',
      ),
      go('Download and verify', desk.ticketLink(given.number)),
    ],
  }),
}
