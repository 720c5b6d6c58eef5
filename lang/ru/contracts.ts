import type { ContractKind, SupportPlace } from '../../core/contracts/contract.ts'
import type { UncoveredReason } from '../../core/contracts/entitlement.ts'
import type { ContractView } from '../../core/contracts/wire.ts'
import { civilDate, counted } from '../format.ts'

const kinds: Record<ContractKind, string> = { licence: 'Лицензионный договор', service: 'Договор на оказание услуг' }
const places: Record<SupportPlace, string> = { remote: 'Дистанционно', on_site: 'С выездом на место' }
const states: Record<ContractView['state'], string> = {
  future: 'Ещё не действует',
  active: 'Действует',
  expires_soon: 'Скоро кончается',
  expired: 'Кончился',
  ended: 'Расторгнут',
}
const uncovered: Record<UncoveredReason, string> = {
  no_contract: 'У организации нет договора',
  not_started: 'Договор ещё не начал действовать',
  expired: 'Договор кончился',
  service_not_included: 'Эта услуга не входит в договор',
  product_not_included: 'Договор не относится к этому продукту',
}

/** Contracts and entitlement (R2.5, R2.6). */
export const contracts = {
  kind: (kind: ContractKind) => kinds[kind],
  place: (place: SupportPlace) => places[place],
  state: (state: ContractView['state']) => states[state],
  period: (startsOn: string, endsOn: string | null) =>
    endsOn === null
      ? `с ${civilDate('ru', startsOn)}, без срока`
      : `${civilDate('ru', startsOn)} — ${civilDate('ru', endsOn)}`,
  endsIn: (days: number) =>
    days === 0
      ? 'кончается сегодня'
      : `кончается через ${counted('ru', days, { one: 'день', few: 'дня', many: 'дней' })}`,
  coveredBy: (number: string) => `По договору ${number}`,
  uncovered: (reason: UncoveredReason) => uncovered[reason],
  /** What happens to a request that nothing covers (R2.6). */
  uncoveredMeans: () => 'Обращение всё равно зарегистрировано. Специалист ответит в срок реакции и предложит условия.',
}
