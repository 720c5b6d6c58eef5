import type { Competence, CustomerRole, Sees, Side, StaffRole } from '../../core/people/roles.ts'

const sides: Record<Side, string> = { provider: 'Исполнитель', customer: 'Заказчик' }
const roles: Record<CustomerRole | StaffRole, string> = {
  user: 'Пользователь',
  customer_administrator: 'Администратор заказчика',
  observer: 'Наблюдатель',
  dispatcher: 'Диспетчер',
  specialist: 'Специалист',
  manager: 'Руководитель',
  administrator: 'Администратор',
}
const roleHints: Record<CustomerRole | StaffRole, string> = {
  user: 'Создаёт обращения, отвечает на вопросы, проверяет решения',
  customer_administrator: 'Видит все обращения организации и управляет её пользователями',
  observer: 'Только читает',
  dispatcher: 'Регистрирует обращения за заказчиков, сортирует и назначает',
  specialist: 'Работает по обращениям',
  manager: 'Видит всё: сроки, нагрузку, договоры',
  administrator: 'Настраивает систему, сотрудников и заказчиков',
}
const seen: Record<Sees, string> = { own: 'Только свои обращения', organisation: 'Все обращения организации' }
const competences: Record<Competence, string> = {
  system_administrator: 'Администрирование системы',
  database: 'Запросы к базе данных',
  javascript: 'JavaScript',
  platform: 'Конструкторы платформы АСМО',
}

/** Roles, lines, staff and their administration. */
export const people = {
  side: (side: Side) => sides[side],
  role: (role: CustomerRole | StaffRole) => roles[role],
  roleHint: (role: CustomerRole | StaffRole) => roleHints[role],
  sees: (sees: Sees) => seen[sees],
  competence: (competence: Competence) => competences[competence],
}
