import { tickets as english } from '../en/tickets.ts'
import { tickets as russian } from '../ru/tickets.ts'
import { facts, go, say } from './blocks.ts'
import type { Letter } from './letter.ts'

/** R5.7: closed by whom, and until when it can be reopened. When staff recorded it, how the customer told (U19). */
export const closed: Letter<'closed'> = {
  ru: (given, desk) => ({
    subject: 'Обращение закрыто',
    blocks: [
      say(
        given.acceptedBy === null
          ? 'Ответа на предложенное решение не было, и обращение закрыто по условиям договора.'
          : 'Решение принято, обращение закрыто.',
      ),
      ...facts(
        ['Кто принял', given.acceptedBy],
        ['Способ', given.told === null ? null : russian.toldBy(given.told)],
        ['Кто записал', given.recordedBy],
      ),
      ...(given.recordedBy === null ? [] : [say('Если это не так, возобновите обращение.')]),
      say(
        `Если вопрос вернётся, обращение можно возобновить до ${desk.date(given.reopenUntil)} включительно, позже — создать новое.`,
      ),
      go('Открыть обращение', desk.ticketLink(given.number)),
    ],
  }),
  en: (given, desk) => ({
    subject: 'Request closed',
    blocks: [
      say(
        given.acceptedBy === null
          ? 'There was no answer to the proposed resolution, and the request is closed as the contract allows.'
          : 'The resolution is accepted, and the request is closed.',
      ),
      ...facts(
        ['Accepted by', given.acceptedBy],
        ['Told', given.told === null ? null : english.toldBy(given.told)],
        ['Recorded by', given.recordedBy],
      ),
      ...(given.recordedBy === null ? [] : [say('If this is not so, reopen the request.')]),
      say(
        `Should the matter come back, the request can be reopened up to and including ${desk.date(given.reopenUntil)}; later, create a new one.`,
      ),
      go('Open the request', desk.ticketLink(given.number)),
    ],
  }),
}
