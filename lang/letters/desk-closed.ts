import { facts, go, quote, say } from './blocks.ts'
import type { Letter } from './letter.ts'

/** R5.7: to the specialist, when the resolution is accepted or the silence has run out. */
export const deskClosed: Letter<'desk_closed'> = {
  ru: (given, desk) => ({
    subject: 'Обращение закрыто',
    blocks: [
      say(
        given.acceptedBy === null
          ? 'Заказчик не ответил, обращение закрыто по условиям договора.'
          : 'Заказчик принял решение, обращение закрыто.',
      ),
      ...facts(['Кто принял', given.acceptedBy], ['Заказчик', given.customer]),
      ...quote(given.comment),
      go('Открыть обращение', desk.ticketLink(given.number)),
    ],
  }),
  en: (given, desk) => ({
    subject: 'Request closed',
    blocks: [
      say(
        given.acceptedBy === null
          ? 'The customer did not answer; the request is closed as the contract allows.'
          : 'The customer accepted the resolution; the request is closed.',
      ),
      ...facts(['Accepted by', given.acceptedBy], ['Customer', given.customer]),
      ...quote(given.comment),
      go('Open the request', desk.ticketLink(given.number)),
    ],
  }),
}
