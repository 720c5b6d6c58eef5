import { counted } from '../format.ts'

const late = { one: 'обращение просрочено', few: 'обращения просрочены', many: 'обращений просрочено' }
const near = { one: 'подходит к сроку', few: 'подходят к сроку', many: 'подходят к сроку' }

/** The manager's wall: what is late or about to be. */
export const wall = {
  title: () => 'Сроки',
  lead: (lateCount: number, nearCount: number) =>
    lateCount === 0 && nearCount === 0
      ? 'Всё в срок'
      : [
          lateCount === 0 ? '' : counted('ru', lateCount, late),
          nearCount === 0 ? '' : `${counted('ru', nearCount, near)} в ближайшие два рабочих часа`,
        ]
          .filter(Boolean)
          .join(', '),
  byNorm: () => 'По нормативам',
  bySpecialist: () => 'По специалистам',
  norm: () => 'Норматив',
  specialist: () => 'Специалист',
  unassigned: () => 'Не назначено',
  late: () => 'Просрочено',
  near: () => 'До 2 часов',
  open: () => 'Открыто',
  showLate: (name: string, count: number) => `${name}: просрочено ${count}, показать`,
  showNear: (name: string, count: number) => `${name}: до 2 часов ${count}, показать`,
  showOpen: (name: string, count: number) => `${name}: открыто ${count}, показать`,
  all: () => 'Все, которые просрочены или подходят к сроку',
  showAll: () => 'Показать все',
  list: () => 'Список',
  none: () => 'Всё в срок',
  noneText: () => 'Ни одно обращение не просрочено и не подойдёт к сроку в ближайшие два рабочих часа.',
  noneHere: () => 'Здесь ничего не осталось.',
  firstOf: (shown: number, total: number) => `Показаны первые ${shown} из ${total}, самые срочные.`,
  due: () => 'срок',
}
