import { go, say } from './blocks.ts'
import type { Letter } from './letter.ts'

/** R5.7, U19: the customer wrote while the resolution waits for him; a letter decides nothing, one of two links does. */
export const verificationQuestion: Letter<'verification_question'> = {
  ru: (given, desk) => ({
    subject: 'Решение принято или нужна доработка?',
    blocks: [
      say(
        `Мы получили ваше письмо по обращению № ${given.number}, его увидит специалист. Решение по этому обращению ждёт вашей проверки, а по письму мы обращение не закрываем.`,
      ),
      say('Если вопрос решён, подтвердите это: обращение закроется.'),
      go('Принять решение', desk.decideLink(given.acceptToken)),
      say('Если не решён, верните решение и напишите, что осталось: работа продолжится.'),
      go('Вернуть на доработку', desk.decideLink(given.returnToken)),
      say(
        `По ссылке откроется страница, где решение нужно подтвердить. Ссылки действуют до ${desk.when(given.expiresAt)}, сработает одна из них и один раз. Никому их не пересылайте.`,
      ),
    ],
  }),
  en: (given, desk) => ({
    subject: 'Is the resolution accepted, or is rework needed?',
    blocks: [
      say(
        `We have received your letter about request no. ${given.number}, and the specialist will see it. The resolution of this request waits for your verification, and a letter alone does not close a request.`,
      ),
      say('If the matter is settled, please confirm it: the request closes.'),
      go('Accept the resolution', desk.decideLink(given.acceptToken)),
      say('If not, return the resolution and write what remains: the work goes on.'),
      go('Return for rework', desk.decideLink(given.returnToken)),
      say(
        `Each link opens a page where you confirm the decision. They work until ${desk.when(given.expiresAt)}, one of them and once. Do not forward them.`,
      ),
    ],
  }),
}
