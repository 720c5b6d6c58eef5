import { lastDayOfYearFrom } from '../../../core/contracts/default-contract.ts'
import { type CivilDate, shift, type Instant } from '../../../core/time/instant.ts'
import { dateIn } from '../../../core/time/zone.ts'
import { isRefusal, type Refusal } from '../../../core/refusal.ts'
import type { SystemActor } from '../../../core/people/actor.ts'
import type { Tx } from '../../../db/connect.ts'
import { addContract, addDefaultContract } from '../../contracts/acts.ts'
import { addCustomer } from '../../customers/acts.ts'
import type { House } from '../../house.ts'
import { addContact } from '../../people/acts-contacts.ts'
import { addLine } from '../../people/acts-lines.ts'
import { addStaff } from '../../people/acts-staff.ts'
import { addModule, addProduct } from '../acts.ts'
import { contacts, customers, lines, products, staff } from './cast.ts'

/** Ids of everything that the stories name by a key. */
export interface Furniture {
  readonly lines: ReadonlyMap<string, string>
  readonly people: ReadonlyMap<string, string>
  readonly customers: ReadonlyMap<string, string>
  /** `product`, and `product/module`. */
  readonly places: ReadonlyMap<string, string>
}

const owner: SystemActor = { side: 'system' }
const DAY = 24 * 3600_000

/** Lines, staff, products, customers with their people and contracts; long before the first story. */
export async function furnish(tx: Tx, house: House, today: Instant): Promise<Furniture> {
  const now = shift(today, -220 * DAY)
  const made = {
    lines: new Map<string, string>(),
    people: new Map<string, string>(),
    customers: new Map<string, string>(),
    places: new Map<string, string>(),
  }
  for (const [key, line] of Object.entries(lines))
    made.lines.set(key, granted(await addLine(tx, house, { actor: owner, line, now })))
  for (const [key, { line, ...person }] of Object.entries(staff)) {
    const email = `${key}@informatika.example`
    const lineId = line === null ? null : made.lines.get(line)
    made.people.set(
      key,
      granted(await addStaff(tx, house, { actor: owner, person: { ...person, email, lineId }, now })),
    )
  }
  await addProducts(tx, house, { now, places: made.places })
  for (const [key, { domain: _domain, ...customer }] of Object.entries(customers)) {
    made.customers.set(
      key,
      granted(await addCustomer(tx, house, { actor: owner, customer: { kind: 'organisation', ...customer }, now })),
    )
  }
  for (const [key, { customer, competences, ...person }] of Object.entries(contacts)) {
    const given = { ...person, competences: [...competences], email: emailOf(key, customer) }
    const customerId = idIn(made.customers, customer)
    made.people.set(key, granted(await addContact(tx, house, { actor: owner, customerId, person: given, now })))
  }
  await addContracts(tx, house, { now, today, furniture: made })
  return made
}

export const emailOf = (key: string, customer: keyof typeof customers): string => `${key}@${customers[customer].domain}`

async function addProducts(
  tx: Tx,
  house: House,
  { now, places }: { now: Instant; places: Map<string, string> },
): Promise<void> {
  for (const [key, { name, modules }] of Object.entries(products)) {
    const productId = granted(await addProduct(tx, house, { actor: owner, now, name }))
    places.set(key, productId)
    for (const [moduleKey, moduleName] of Object.entries(modules)) {
      const moduleId = granted(await addModule(tx, house, { actor: owner, now, productId, name: moduleName }))
      places.set(`${key}/${moduleKey}`, moduleId)
    }
  }
}

/** R2.5, R2.6: the typical licence contract, a contract for maintenance with norms of its own, and one that has run out. */
async function addContracts(
  tx: Tx,
  house: House,
  { now, today, furniture }: { now: Instant; today: Instant; furniture: Furniture },
): Promise<void> {
  const { zone } = house.regulations.calendarOf(house.regulations.current())
  const day = (offset: number): CivilDate => dateIn(zone, shift(today, offset * DAY))
  const serviceStart = day(-120)
  const add = async (
    customer: keyof typeof customers,
    contract: Parameters<typeof addContract>[2]['contract'],
  ): Promise<string> =>
    granted(
      await addContract(tx, house, { actor: owner, customerId: idIn(furniture.customers, customer), contract, now }),
    )
  const zarya = idIn(furniture.customers, 'zarya')
  granted(
    await addDefaultContract(tx, house, {
      actor: owner,
      customerId: zarya,
      contract: { number: 'ЛД-114', startsOn: day(-200) },
      now,
    }),
  )
  await add('volga', {
    kind: 'service',
    number: 'СО-07/2',
    startsOn: serviceStart,
    endsOn: lastDayOfYearFrom(serviceStart),
    services: ['support', 'maintenance'],
    place: 'on_site',
    priceNote: '180 000 ₽ в квартал, НДС 20 %',
    specification:
      'Функциональная спецификация к лицензиям АСМО-мониторинг и АСМО-энергия, редакция 3.\n1. Сбор данных с 640 точек учёта.\n2. Балансы по цехам с расчётом небаланса.\n3. Отчётные формы по перечню приложения 2 (14 форм).\n4. Мнемосхемы подстанций ГПП-1 и ГПП-2.',
    normMinutes: { reaction: 60, 'standard-defect': 240 },
  })
  await add('progress', {
    kind: 'licence',
    number: 'ЛД-061',
    startsOn: day(-378),
    endsOn: day(-14),
    services: ['support'],
    productIds: [idIn(furniture.places, 'energy'), idIn(furniture.places, 'designer')],
    place: 'remote',
  })
}

export function idIn(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`the demonstration has no ${key}`)
  return id
}

/** In a demonstration nothing is refused; if something is, the story is wrong. */
export function granted<T>(result: T | Refusal): T {
  if (isRefusal(result))
    throw new Error(`refused: ${result.refused}${result.about === undefined ? '' : ` (${result.about})`}`)
  return result
}
