import type { LetterParams } from '../../core/notices/params.ts'
import { facts, go, say } from './blocks.ts'
import type { Letter } from './letter.ts'

type Matter = Pick<LetterParams['alarm'], 'phase' | 'measure'>

/** R2.7, DOMAIN 4.4: a norm is near or missed, or what it needs is missing. Only ever to the staff. */
export const alarm: Letter<'alarm'> = {
  ru: (given, desk) => ({
    subject: russian(given),
    blocks: [
      say(`${russian(given)}.`),
      ...facts(
        [given.measure === 'reaction' ? 'Реакция до' : 'Срок', desk.when(given.due)],
        ['Заказчик', given.customer],
        ['Специалист', given.assignee ?? 'не назначен'],
      ),
      go('Открыть обращение', desk.ticketLink(given.number)),
    ],
  }),
  en: (given, desk) => ({
    subject: english(given),
    blocks: [
      say(`${english(given)}.`),
      ...facts(
        [given.measure === 'reaction' ? 'Reaction due' : 'Due', desk.when(given.due)],
        ['Customer', given.customer],
        ['Specialist', given.assignee ?? 'nobody'],
      ),
      go('Open the request', desk.ticketLink(given.number)),
    ],
  }),
}

function russian({ phase, measure }: Matter): string {
  if (phase === 'planned_date_missing') return 'Не назначен плановый срок'
  if (phase === 'not_classified') return 'Обращение не классифицировано'
  if (measure === 'reaction') return phase === 'near' ? 'Подходит срок реакции' : 'Срок реакции нарушен'
  return phase === 'near' ? 'Подходит срок решения' : 'Срок решения нарушен'
}

function english({ phase, measure }: Matter): string {
  if (phase === 'planned_date_missing') return 'No planned date is set'
  if (phase === 'not_classified') return 'The request is not classified'
  if (measure === 'reaction') return phase === 'near' ? 'Reaction is due soon' : 'Reaction is overdue'
  return phase === 'near' ? 'Resolution is due soon' : 'Resolution is overdue'
}
