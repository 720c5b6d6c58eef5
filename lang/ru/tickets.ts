import type {
  Complexity,
  Criticality,
  DeliveryKind,
  DeliveryState,
  Impact,
  LinkRelation,
  Service,
  TicketKind,
  TicketState,
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
  number: (number: number) => `№ ${number}`,
}
