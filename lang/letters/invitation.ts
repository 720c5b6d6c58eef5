import { go, say } from './blocks.ts'
import type { Letter } from './letter.ts'

/** An account was made for somebody; the link works once. */
export const invitation: Letter<'invitation'> = {
  ru: (given, desk) => ({
    subject: 'Приглашение в «АСМО-поддержку»',
    blocks: [
      say(`Здравствуйте, ${given.name}!`),
      say(
        given.invitedBy === null
          ? 'Для вас создана учётная запись в сервисе «АСМО-поддержка».'
          : `Для вас создана учётная запись в сервисе «АСМО-поддержка». Вас приглашает ${given.invitedBy}.`,
      ),
      say(
        `Придумайте пароль по ссылке. Она сработает один раз, до ${desk.when(given.expiresAt)}. Никому её не пересылайте.`,
      ),
      go('Придумать пароль', desk.welcomeLink(given.token)),
    ],
  }),
  en: (given, desk) => ({
    subject: 'Invitation to ASMO Support',
    blocks: [
      say(`Hello, ${given.name}!`),
      say(
        given.invitedBy === null
          ? 'An account in ASMO Support was made for you.'
          : `An account in ASMO Support was made for you. ${given.invitedBy} invites you.`,
      ),
      say(`Choose a password by the link. It works once, until ${desk.when(given.expiresAt)}. Do not forward it.`),
      go('Choose a password', desk.welcomeLink(given.token)),
    ],
  }),
}
