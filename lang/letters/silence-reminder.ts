import { go, say } from './blocks.ts'
import type { Letter } from './letter.ts'

const ru = {
  answer: {
    subject: 'Напоминание: ждём вашего ответа',
    wait: 'ждёт вашего ответа на вопрос специалиста',
    act: 'Ответить',
  },
  verify_delivery: {
    subject: 'Напоминание: обновление на проверке',
    wait: 'ждёт, когда вы проверите обновление',
    act: 'Проверить обновление',
  },
  verify_resolution: {
    subject: 'Напоминание: решение на проверке',
    wait: 'ждёт, когда вы проверите решение',
    act: 'Проверить решение',
  },
} as const
const en = {
  answer: {
    subject: 'Reminder: we wait for your answer',
    wait: 'for your answer to the specialist’s question',
    act: 'Answer',
  },
  verify_delivery: {
    subject: 'Reminder: a delivery to verify',
    wait: 'for you to verify a delivery',
    act: 'Verify the delivery',
  },
  verify_resolution: {
    subject: 'Reminder: a resolution to verify',
    wait: 'for you to verify a resolution',
    act: 'Verify the resolution',
  },
} as const

/** R5.5, DOMAIN 4.6: the request waits for the customer. */
export const silenceReminder: Letter<'silence_reminder'> = {
  ru: (given, desk) => ({
    subject: ru[given.expected].subject,
    blocks: [
      say(`Обращение ${ru[given.expected].wait} с ${desk.when(given.since)}.`),
      say(
        given.closesOn === null
          ? 'Пока ответа нет, работа стоит.'
          : `Если ответа не будет до ${desk.date(given.closesOn)}, обращение закроется по условиям договора. Его можно будет возобновить.`,
      ),
      go(ru[given.expected].act, desk.ticketLink(given.number)),
    ],
  }),
  en: (given, desk) => ({
    subject: en[given.expected].subject,
    blocks: [
      say(`The request has waited ${en[given.expected].wait} since ${desk.when(given.since)}.`),
      say(
        given.closesOn === null
          ? 'Work stands still until you answer.'
          : `Without an answer by ${desk.date(given.closesOn)} the request will close, as the contract allows. You can reopen it then.`,
      ),
      go(en[given.expected].act, desk.ticketLink(given.number)),
    ],
  }),
}
