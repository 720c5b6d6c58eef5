import { go, say } from './blocks.ts'
import type { Letter } from './letter.ts'

/** Somebody asked for a new password; the link works once (G2). */
export const passwordReset: Letter<'password_reset'> = {
  ru: (given, desk) => ({
    subject: 'Новый пароль',
    blocks: [
      say(`Здравствуйте, ${given.name}!`),
      say(
        `Для вашей учётной записи запрошен новый пароль. Ссылка сработает один раз, до ${desk.when(given.expiresAt)}.`,
      ),
      go('Придумать новый пароль', desk.welcomeLink(given.token)),
      say('Если вы этого не просили, ничего не делайте: прежний пароль остаётся.'),
    ],
  }),
  en: (given, desk) => ({
    subject: 'New password',
    blocks: [
      say(`Hello, ${given.name}!`),
      say(`A new password was asked for your account. The link works once, until ${desk.when(given.expiresAt)}.`),
      go('Choose a new password', desk.welcomeLink(given.token)),
      say('If this was not you, do nothing: your password stays.'),
    ],
  }),
}
