import { facts, go, say } from './blocks.ts'
import type { Letter } from './letter.ts'

/** R2.7, R5.4: a specialist has taken the request. */
export const accepted: Letter<'accepted'> = {
  ru: (given, desk) => ({
    subject: 'Принято в работу',
    blocks: [
      say('Специалист принял обращение в работу.'),
      ...facts(['Специалист', given.specialist], ['Срок решения', given.due === null ? null : desk.when(given.due)]),
      say('Сейчас от вас ничего не требуется. Если понадобятся сведения, специалист спросит.'),
      go('Открыть обращение', desk.ticketLink(given.number)),
    ],
  }),
  en: (given, desk) => ({
    subject: 'Accepted',
    blocks: [
      say('A specialist has taken up the request.'),
      ...facts(['Specialist', given.specialist], ['Resolution due', given.due === null ? null : desk.when(given.due)]),
      say('Nothing is expected of you now. The specialist will ask if more is needed.'),
      go('Open the request', desk.ticketLink(given.number)),
    ],
  }),
}
