import { facts, go, say } from './blocks.ts'
import type { Letter } from './letter.ts'

/** R5.1, R2.7: the receipt of a request, and by when a specialist will answer. */
export const registered: Letter<'registered'> = {
  ru: (given, desk) => ({
    subject: 'Обращение зарегистрировано',
    blocks: [
      say(
        given.registeredBy === null
          ? `Мы получили ваше обращение и присвоили ему № ${given.number}.`
          : `По вашей просьбе зарегистрировано обращение № ${given.number}. Его записал сотрудник службы поддержки: ${given.registeredBy}.`,
      ),
      ...facts(
        ['Специалист ответит до', given.reactionDue === null ? null : desk.when(given.reactionDue)],
        ['Договор', given.contract],
      ),
      ...(given.contract === null
        ? [
            say(
              'Действующий договор не покрывает это обращение. Оно всё равно принято: специалист ответит и предложит условия.',
            ),
          ]
        : []),
      say(
        desk.answerable
          ? 'Сейчас от вас ничего не требуется. Отвечайте на это письмо, чтобы дополнить обращение.'
          : 'Сейчас от вас ничего не требуется. Дополнить обращение можно по ссылке.',
      ),
      go('Открыть обращение', desk.ticketLink(given.number)),
    ],
  }),
  en: (given, desk) => ({
    subject: 'Request registered',
    blocks: [
      say(
        given.registeredBy === null
          ? `We have received your request. Its number is ${given.number}.`
          : `Request no. ${given.number} was registered for you by ${given.registeredBy} of the support service.`,
      ),
      ...facts(
        ['A specialist will answer by', given.reactionDue === null ? null : desk.when(given.reactionDue)],
        ['Contract', given.contract],
      ),
      ...(given.contract === null
        ? [
            say(
              'No contract in force covers this request. It is accepted all the same: a specialist will answer and offer terms.',
            ),
          ]
        : []),
      say(
        desk.answerable
          ? 'Nothing is expected of you now. Answer this letter to add to the request.'
          : 'Nothing is expected of you now. You can add to the request by the link.',
      ),
      go('Open the request', desk.ticketLink(given.number)),
    ],
  }),
}
