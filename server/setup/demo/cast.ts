import type { Competence, CustomerRole, Sees, StaffRole } from '../../../core/people/roles.ts'

interface StaffMember {
  readonly name: string
  readonly position: string
  readonly role: StaffRole
  readonly line: LineKey | null
  readonly phone: string
}

interface CustomersPerson {
  readonly name: string
  readonly position: string
  readonly role: CustomerRole
  readonly customer: CustomerKey
  readonly sees: Sees
  readonly competences: readonly Competence[]
  readonly phone: string
}

export const lines = { first: { name: '1-я линия', rank: 1 }, second: { name: '2-я линия', rank: 2 } } as const
export type LineKey = keyof typeof lines

/** The provider's support service (R2.1). The key is the local part of the address. */
export const staff = {
  lapshin: {
    name: 'Сергей Лапшин',
    position: 'Администратор сервиса',
    role: 'administrator',
    line: null,
    phone: '+7 (4932) 42-88-41',
  },
  kuznetsova: {
    name: 'Ольга Кузнецова',
    position: 'Руководитель службы поддержки',
    role: 'manager',
    line: null,
    phone: '+7 (4932) 42-88-42',
  },
  golubeva: {
    name: 'Марина Голубева',
    position: 'Диспетчер',
    role: 'dispatcher',
    line: 'first',
    phone: '+7 (4932) 42-88-40',
  },
  belova: {
    name: 'Татьяна Белова',
    position: 'Диспетчер',
    role: 'dispatcher',
    line: 'first',
    phone: '+7 (4932) 42-88-40',
  },
  smirnov: {
    name: 'Илья Смирнов',
    position: 'Инженер поддержки',
    role: 'specialist',
    line: 'first',
    phone: '+7 (4932) 42-88-43',
  },
  krylova: {
    name: 'Анна Крылова',
    position: 'Инженер поддержки',
    role: 'specialist',
    line: 'first',
    phone: '+7 (4932) 42-88-44',
  },
  melnikov: {
    name: 'Дмитрий Мельников',
    position: 'Ведущий инженер',
    role: 'specialist',
    line: 'second',
    phone: '+7 (4932) 42-88-45',
  },
  sokolov: {
    name: 'Алексей Соколов',
    position: 'Инженер-программист',
    role: 'specialist',
    line: 'second',
    phone: '+7 (4932) 42-88-46',
  },
  ershov: {
    name: 'Павел Ершов',
    position: 'Инженер-программист',
    role: 'specialist',
    line: 'second',
    phone: '+7 (4932) 42-88-47',
  },
} as const satisfies Record<string, StaffMember>
export type StaffKey = keyof typeof staff

export const customers = {
  zarya: {
    name: 'АО «Заря-Энерго»',
    shortName: 'Заря-Энерго',
    inn: '4401098765',
    phone: '+7 (4942) 55-10-20',
    note: 'Диспетчерский центр работает круглосуточно. По срочным вопросам звонить дежурному: доб. 112.',
    domain: 'zarya.example',
  },
  volga: {
    name: 'ООО «Волжский химический комбинат»',
    shortName: 'Волжский химкомбинат',
    inn: '6345012348',
    phone: '+7 (8482) 70-33-15',
    note: 'Серверы без выхода в интернет, обновления передаём файлом через портал. Пропуск на площадку оформляется за 3 дня.',
    domain: 'volgachem.example',
  },
  progress: {
    name: 'ЗАО «Литейный завод „Прогресс“»',
    shortName: 'Литейный завод «Прогресс»',
    inn: '3702045671',
    phone: '+7 (4932) 30-17-44',
    note: 'Договор заканчивается, продление на согласовании у их юристов. Ответственный от нас — О. Кузнецова.',
    domain: 'progress-lit.example',
  },
} as const
export type CustomerKey = keyof typeof customers

/** People of the customers, with the roles of R3: an administrator, and who knows databases, JavaScript, the platform. */
export const contacts = {
  orlova: {
    name: 'Наталья Орлова',
    position: 'Ведущий инженер АСДУ',
    customer: 'zarya',
    role: 'customer_administrator',
    sees: 'organisation',
    competences: ['system_administrator', 'database', 'platform'],
    phone: '+7 (4942) 55-10-31',
  },
  vorobyova: {
    name: 'Анна Воробьёва',
    position: 'Диспетчер ОДС',
    customer: 'zarya',
    role: 'user',
    sees: 'own',
    competences: [],
    phone: '+7 (4942) 55-11-12',
  },
  sidorenko: {
    name: 'Виктор Сидоренко',
    position: 'Начальник смены ОДС',
    customer: 'zarya',
    role: 'user',
    sees: 'organisation',
    competences: [],
    phone: '+7 (4942) 55-11-10',
  },
  pavlov: {
    name: 'Игорь Павлов',
    position: 'Инженер-программист АСДУ',
    customer: 'zarya',
    role: 'user',
    sees: 'own',
    competences: ['javascript', 'platform'],
    phone: '+7 (4942) 55-10-33',
  },
  timofeeva: {
    name: 'Галина Тимофеева',
    position: 'Главный энергетик',
    customer: 'zarya',
    role: 'observer',
    sees: 'organisation',
    competences: [],
    phone: '+7 (4942) 55-10-01',
  },
  chistyakov: {
    name: 'Роман Чистяков',
    position: 'Начальник бюро серверов',
    customer: 'volga',
    role: 'customer_administrator',
    sees: 'organisation',
    competences: ['system_administrator', 'database'],
    phone: '+7 (8482) 70-33-40',
  },
  drozdova: {
    name: 'Елена Дроздова',
    position: 'Инженер отдела АСУ ТП',
    customer: 'volga',
    role: 'user',
    sees: 'organisation',
    competences: ['platform'],
    phone: '+7 (8482) 70-33-41',
  },
  fomin: {
    name: 'Андрей Фомин',
    position: 'Мастер участка КИПиА',
    customer: 'volga',
    role: 'user',
    sees: 'own',
    competences: [],
    phone: '+7 (8482) 70-35-18',
  },
  ryabov: {
    name: 'Константин Рябов',
    position: 'Энергетик цеха № 4',
    customer: 'volga',
    role: 'user',
    sees: 'own',
    competences: [],
    phone: '+7 (8482) 70-35-77',
  },
  zaytseva: {
    name: 'Людмила Зайцева',
    position: 'Заместитель главного инженера',
    customer: 'volga',
    role: 'observer',
    sees: 'organisation',
    competences: [],
    phone: '+7 (8482) 70-33-02',
  },
  makarov: {
    name: 'Юрий Макаров',
    position: 'Начальник отдела ИТ',
    customer: 'progress',
    role: 'customer_administrator',
    sees: 'organisation',
    competences: ['system_administrator'],
    phone: '+7 (4932) 30-17-50',
  },
  kim: {
    name: 'Светлана Ким',
    position: 'Инженер по учёту энергоресурсов',
    customer: 'progress',
    role: 'user',
    sees: 'own',
    competences: [],
    phone: '+7 (4932) 30-17-62',
  },
} as const satisfies Record<string, CustomersPerson>
export type ContactKey = keyof typeof contacts

export type PersonKey = StaffKey | ContactKey

/** What is supported. */
export const products = {
  monitoring: {
    name: 'АСМО-мониторинг',
    modules: { schemes: 'Мнемосхемы', trends: 'Тренды', alarms: 'Аварийная сигнализация', collect: 'Сбор данных' },
  },
  energy: {
    name: 'АСМО-энергия',
    modules: { metering: 'Учёт энергоресурсов', balance: 'Балансы', planning: 'Почасовое планирование' },
  },
  dispatcher: {
    name: 'АСМО-диспетчер',
    modules: { journal: 'Оперативный журнал', outages: 'Заявки на вывод в ремонт', shifts: 'Смены и дежурства' },
  },
  designer: {
    name: 'АСМО-конструктор',
    modules: { reports: 'Конструктор отчётов', forms: 'Конструктор форм', rights: 'Права и роли' },
  },
} as const
type ModulesOf = {
  readonly [P in keyof typeof products]: `${P}/${Extract<keyof (typeof products)[P]['modules'], string>}`
}
/** `product` or `product/module`. */
export type Place = keyof typeof products | ModulesOf[keyof typeof products]

export const isStaff = (key: PersonKey): key is StaffKey => key in staff
