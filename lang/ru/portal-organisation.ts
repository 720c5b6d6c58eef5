import { counted } from '../format.ts'

const person = { one: 'человек', few: 'человека', many: 'человек' }

/** The own organisation, its people, and the own profile (R2.5, R3). */
export const organisation = {
  inn: (inn: string) => `ИНН ${inn}`,
  contracts: () => 'Договоры',
  noContracts: () => 'Договоров нет. Обращения мы всё равно регистрируем и отвечаем на них.',
  specification: () => 'Функциональная спецификация',
  people: () => 'Люди',
  peopleCount: (count: number) => counted('ru', count, person),
  managedBy: () => 'Добавить и изменить людей может администратор вашей организации.',
  missingTitle: () => 'Не назначены ответственные',
  missing: (competences: string) =>
    `Регламент просит, чтобы у вас кто-то владел: ${competences}. Отметьте это у нужных людей.`,
  missingAsk: (competences: string) =>
    `Регламент просит, чтобы у вас кто-то владел: ${competences}. Отметить это может администратор вашей организации.`,
  you: () => 'это вы',

  profile: {
    title: () => 'Профиль',
    about: () => 'О вас',
    phoneHint: () => 'Чтобы специалист мог перезвонить.',
    emailHint: () => 'С этой почтой вы входите. Её меняет администратор вашей организации.',
    nameMissing: () => 'Напишите, как вас зовут',
    saved: () => 'Профиль сохранён',
    password: () => 'Пароль',
    current: () => 'Нынешний пароль',
    currentWrong: () => 'Нынешний пароль не подходит',
    change: () => 'Сменить пароль',
    changeThen: () => 'На других устройствах придётся войти снова.',
    changed: () => 'Пароль сменён, остальные сеансы завершены',
  },
}
