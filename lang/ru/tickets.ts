import type { ClockState } from '../../core/tickets/clock.ts'
import type { Wait } from '../../core/tickets/ticket.ts'
import type {
  Channel,
  Complexity,
  Criticality,
  DeliveryKind,
  DeliveryState,
  Impact,
  LinkRelation,
  Service,
  TicketKind,
  TicketState,
  ToldBy,
  Urgency,
} from '../../core/tickets/words.ts'

const states: Record<TicketState, string> = {
  registered: 'Зарегистрировано',
  in_progress: 'В работе',
  waiting_for_customer: 'Ожидает ответа заказчика',
  delivery_verification: 'Обновление на проверке',
  resolution_verification: 'Решение на проверке',
  closed: 'Закрыто',
  cancelled: 'Отозвано',
}
const kinds: Record<TicketKind, string> = {
  consultation: 'Консультация',
  defect: 'Ошибка системы',
  change: 'Доработка системы',
  update: 'Обновление или документация',
}
const complexities: Record<Complexity, string> = { standard: 'Типовой вопрос', non_standard: 'Нетиповой вопрос' }
const criticalities: Record<Criticality, string> = {
  no: 'Не критическая',
  claimed: 'Заявлена как критическая',
  confirmed: 'Критическая ошибка',
  declined: 'Критичность не подтверждена',
}
const impacts: Record<Impact, string> = {
  one_person: 'Один человек',
  department: 'Подразделение',
  organisation: 'Вся организация',
}
const urgencies: Record<Urgency, string> = {
  can_wait: 'Может подождать',
  hampers_work: 'Мешает работать',
  stops_work: 'Работа стоит',
}
const services: Record<Service, string> = {
  support: 'Техническая поддержка',
  maintenance: 'Сопровождение',
  development: 'Развитие',
}
const deliveryKinds: Record<DeliveryKind, string> = { software: 'Обновление ПО', metadata: 'Обновление метаданных' }
const deliveryStates: Record<DeliveryState, string> = {
  pending: 'На проверке',
  accepted: 'Принято',
  rejected: 'Отклонено',
  withdrawn: 'Отозвано',
}
const relations: Record<LinkRelation, string> = {
  related: 'Связано с',
  duplicate_of: 'Повторяет',
  split_from: 'Выделено из',
  continues: 'Продолжает',
}
const channels: Record<Channel, string> = {
  web: 'через сервис',
  phone: 'по телефону',
  mail: 'по электронной почте',
  api: 'через API',
  clock: 'автоматически',
}
const tellings: Record<ToldBy, string> = {
  phone: 'по телефону',
  mail: 'письмом',
  meeting: 'на встрече',
  document: 'документом',
}
const clockStates: Record<ClockState, string> = {
  running: 'Идёт',
  missed: 'Просрочен',
  paused: 'Пауза: ждём заказчика',
  met: 'Выполнен',
  met_late: 'Выполнен с опозданием',
  stopped: 'Остановлен',
  date_missing: 'Не назначен плановый срок',
  not_classified: 'Не классифицировано',
  not_covered: 'Не предусмотрен договором',
}
const waits: Record<Wait['why'], string> = {
  information: 'ждали ответа заказчика',
  delivery: 'обновление на проверке у заказчика',
  resolution: 'решение на проверке у заказчика',
  closed: 'обращение было закрыто',
}
const priorities = ['Наивысший', 'Высокий', 'Средний', 'Низкий', 'Самый низкий'] as const
const expectations = {
  answer: 'Ответьте на вопрос',
  verify_delivery: 'Проверьте обновление',
  verify_resolution: 'Проверьте решение',
  agree_planned_date: 'Согласуйте плановый срок',
} as const

/** The words of a request (DOMAIN 1 and 3), wherever they are shown. Screens have catalogues of their own: portal, desk. */
export const tickets = {
  state: (state: TicketState) => states[state],
  kind: (kind: TicketKind) => kinds[kind],
  complexity: (complexity: Complexity) => complexities[complexity],
  criticality: (criticality: Criticality) => criticalities[criticality],
  impact: (impact: Impact) => impacts[impact],
  urgency: (urgency: Urgency) => urgencies[urgency],
  service: (service: Service) => services[service],
  deliveryKind: (kind: DeliveryKind) => deliveryKinds[kind],
  deliveryState: (state: DeliveryState) => deliveryStates[state],
  relation: (relation: LinkRelation) => relations[relation],
  channel: (channel: Channel) => channels[channel],
  toldBy: (how: ToldBy) => tellings[how],
  clockState: (state: ClockState) => clockStates[state],
  /** The label of a pause in a derivation. */
  wait: (why: Wait['why']) => waits[why],
  /** 1 (first) to 5 (last), as `priorityOf` counts. */
  priority: (priority: number): string => priorities[priority - 1] ?? String(priority),
  /** The one thing expected of the customer. */
  expected: (what: keyof typeof expectations): string => expectations[what],
  number: (number: number) => `№ ${number}`,
}
