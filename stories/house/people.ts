import type { CustomerRole, StaffRole } from '../../core/people/roles.ts'

interface Staff {
  readonly side: 'provider'
  readonly name: string
  readonly role: StaffRole
  readonly line: 'first' | 'second' | null
}

interface Client {
  readonly side: 'customer'
  readonly name: string
  readonly role: CustomerRole
  readonly of: 'zarya' | 'beta'
  readonly sees: 'own' | 'organisation'
  readonly phone?: string
}

/** Everybody whom the stories tell of. */
export const cast = {
  administrator: { side: 'provider', name: 'Климов Андрей Сергеевич', role: 'administrator', line: null },
  manager: { side: 'provider', name: 'Орлова Инна Петровна', role: 'manager', line: null },
  dispatcher: { side: 'provider', name: 'Белова Ольга Игоревна', role: 'dispatcher', line: 'first' },
  specialist: { side: 'provider', name: 'Морозов Денис Олегович', role: 'specialist', line: 'first' },
  colleague: { side: 'provider', name: 'Фомин Захар Львович', role: 'specialist', line: 'second' },
  anna: {
    side: 'customer',
    name: 'Соколова Анна Викторовна',
    role: 'user',
    of: 'zarya',
    sees: 'own',
    phone: '+7 495 123-45-67',
  },
  boris: { side: 'customer', name: 'Ежов Борис Иванович', role: 'user', of: 'zarya', sees: 'own' },
  chief: {
    side: 'customer',
    name: 'Главина Вера Павловна',
    role: 'customer_administrator',
    of: 'zarya',
    sees: 'organisation',
  },
  observer: { side: 'customer', name: 'Смотров Глеб Юрьевич', role: 'observer', of: 'zarya', sees: 'organisation' },
  stranger: {
    side: 'customer',
    name: 'Чужинова Дина Марковна',
    role: 'customer_administrator',
    of: 'beta',
    sees: 'organisation',
  },
} as const satisfies Record<string, Staff | Client>

export type Who = keyof typeof cast
export const everybody = Object.keys(cast) as Who[]

/** `anna@zarya.example`, `dispatcher@informatika.example`. */
export function emailOf(who: Who): string {
  const person: Staff | Client = cast[who]
  return `${who}@${person.side === 'provider' ? 'informatika' : person.of}.example`
}

export const password = 'тихий вечер у реки'

export const customers = {
  zarya: { name: 'Общество с ограниченной ответственностью «Заря»', shortName: 'ООО «Заря»' },
  beta: { name: 'Акционерное общество «Бета»', shortName: 'АО «Бета»' },
} as const
