import type { FactType } from '../../core/tickets/events.ts'
import type { TimelineEntry } from '../../core/tickets/wire.ts'
import { civilDate, quoted } from '../format.ts'
import { tickets } from './tickets.ts'

/** What a sentence may speak of: who did it and the named facts of the event. Texts stand below the sentence. */
export type EventFacts = Pick<TimelineEntry, 'by' | 'detail'>

/** Who told the staff of a decision, and how (U19). */
const told = ({ detail }: EventFacts): string =>
  detail.told === undefined ? '' : `; со слов заказчика: ${detail.told.person.name}, ${tickets.toldBy(detail.told.by)}`

const date = ({ detail }: EventFacts): string =>
  detail.date === undefined ? '' : `: ${civilDate('ru', detail.date, { weekday: true })}`

const delivery = ({ detail }: EventFacts): string => {
  const title = detail.delivery?.title
  return title === undefined || title === null ? '' : `: ${quoted('ru', title)}`
}

function assigned({ detail }: EventFacts): string {
  const { assignee, line } = detail
  if (assignee)
    return line ? `Назначен специалист: ${assignee.name}, ${line.name}` : `Назначен специалист: ${assignee.name}`
  return line ? `Передано на линию: ${line.name}` : 'Специалист снят с обращения'
}

function classified({ detail }: EventFacts): string {
  const words = [
    detail.kind && tickets.kind(detail.kind),
    detail.complexity && tickets.complexity(detail.complexity).toLowerCase(),
    detail.critical && detail.critical !== 'no' && tickets.criticality(detail.critical).toLowerCase(),
    detail.module?.name ?? detail.product?.name,
  ].filter((word) => typeof word === 'string' && word !== '')
  return words.length === 0 ? 'Классифицировано' : `Классифицировано: ${words.join(', ')}`
}

const alarms = {
  near: 'Подходит срок норматива',
  missed: 'Нарушен норматив',
  planned_date_missing: 'Не назначен плановый срок',
  not_classified: 'Обращение не классифицировано',
} as const

/** What happened to a request, one line an event, for timelines. Without the author's name: it stands beside. */
export const events: Record<FactType, (facts: EventFacts) => string> = {
  registered: ({ by, detail }) =>
    by.side === 'provider' && detail.requester
      ? `Обращение зарегистрировано от имени заказчика: ${detail.requester.name}`
      : 'Обращение зарегистрировано',
  accepted: ({ detail }) => (detail.assignee ? `Принято в работу: ${detail.assignee.name}` : 'Принято в работу'),
  assigned,
  classified,
  planned_date_set: (facts) => `Назначен плановый срок${date(facts)}`,
  planned_date_agreed: () => 'Плановый срок согласован',
  planned_date_countered: (facts) => `Предложен другой срок${date(facts)}`,
  message: ({ by }) => (by.side === 'customer' ? 'Сообщение заказчика' : 'Сообщение службы поддержки'),
  note: () => 'Внутренняя заметка',
  information_requested: () => 'Вопрос заказчику. Обращение ждёт ответа',
  information_provided: () => 'Ответ заказчика. Работа продолжается',
  delivery_sent: (facts) =>
    `${facts.detail.delivery?.kind ? tickets.deliveryKind(facts.detail.delivery.kind) : 'Обновление'} на проверку${delivery(facts)}`,
  delivery_accepted: (facts) => `Обновление принято${delivery(facts)}${told(facts)}`,
  delivery_rejected: (facts) => `Обновление отклонено${delivery(facts)}${told(facts)}`,
  resolution_proposed: () => 'Решение направлено на проверку',
  resolution_accepted: (facts) => `Решение принято, обращение закрыто${told(facts)}`,
  returned_for_rework: (facts) => `Решение возвращено на доработку${told(facts)}`,
  withdrawn: () => 'Отозвано из проверки, работа продолжается',
  cancelled: ({ by }) =>
    by.side === 'customer' ? 'Обращение отозвано заказчиком' : 'Обращение отозвано службой поддержки',
  reopened: () => 'Обращение возобновлено',
  linked: ({ detail }) =>
    detail.link
      ? `${tickets.relation(detail.link.relation)} ${tickets.number(detail.link.number)}`
      : 'Связано с другим обращением',
  split_off: ({ detail }) =>
    detail.link
      ? `Часть выделена в обращение ${tickets.number(detail.link.number)}`
      : 'Часть выделена в другое обращение',
  merged: ({ detail }) =>
    detail.link ? `Объединено с обращением ${tickets.number(detail.link.number)}` : 'Объединено с другим обращением',
  attached: () => 'Приложены файлы',
  watched: ({ detail }) => (detail.watcher ? `За обращением следит: ${detail.watcher.name}` : 'За обращением следят'),
  unwatched: ({ detail }) =>
    detail.watcher ? `Больше не следит: ${detail.watcher.name}` : 'За обращением больше не следят',
  reminded: ({ detail }) =>
    detail.nth === undefined ? 'Отправлено напоминание' : `Отправлено напоминание № ${detail.nth}`,
  alarmed: ({ detail }) => (detail.phase === undefined ? 'Сигнал о сроке' : alarms[detail.phase]),
  closed_by_silence: () => 'Закрыто без ответа заказчика по условиям договора',
}
