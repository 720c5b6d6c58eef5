import type { TicketView } from '../../core/tickets/wire-lists.ts'
import { counted, quoted } from '../format.ts'
import { deskActs } from './desk-acts.ts'

const request = { one: 'обращение', few: 'обращения', many: 'обращений' }

type View = Exclude<TicketView, 'all' | 'expects_me'>
type Sort = 'due' | 'newest' | 'last_word'

const views: Record<View, string> = {
  mine: 'Мои',
  unassigned: 'Без специалиста',
  my_line: 'Моя линия',
  overdue: 'Просрочено',
  due_today: 'Срок сегодня',
  waiting_for_customer: 'Ждут заказчика',
  on_verification: 'На проверке',
  open: 'Все открытые',
  ended: 'Завершённые',
}

const empty: Record<View, string> = {
  mine: 'За вами нет открытых обращений',
  unassigned: 'Все обращения распределены',
  my_line: 'На вашей линии нет открытых обращений',
  overdue: 'Ничего не просрочено',
  due_today: 'На сегодня сроков нет',
  waiting_for_customer: 'Никто не ждёт ответа заказчика',
  on_verification: 'На проверке ничего нет',
  open: 'Открытых обращений нет',
  ended: 'Завершённых обращений пока нет',
}
const emptyTexts: Record<View, string> = {
  mine: 'Возьмите следующее из очереди «Без специалиста».',
  unassigned: 'Новое обращение появится здесь само.',
  my_line: 'Новое обращение появится здесь само.',
  overdue: 'Так и должно быть. Ближайшие сроки видны в очереди «Срок сегодня».',
  due_today: 'Ближайшие сроки стоят первыми в очереди «Все открытые».',
  waiting_for_customer: 'Здесь обращения, по которым задан вопрос; их часы стоят.',
  on_verification: 'Здесь решения и обновления, которые проверяет заказчик.',
  open: 'Новое обращение появится здесь само.',
  ended: 'Здесь закрытые и отозванные обращения.',
}
const sorts: Record<Sort, string> = {
  due: 'Сначала срочные',
  newest: 'Сначала новые',
  last_word: 'По последнему слову',
}

/** The staff workspace: queues, the frame of a request, its panel. Acts are in `desk-acts.ts`. */
export const desk = {
  ...deskActs,
  queues: () => 'Очереди',
  keys: () => 'Клавиши',
  keysEverywhere: () => 'Везде',
  keyMoves: {
    j: () => 'Следующее обращение',
    k: () => 'Предыдущее обращение',
    Enter: () => 'Открыть выбранное',
    Escape: () => 'Закрыть, вернуться к списку',
    '/': () => 'Поиск',
    'mod+k': () => 'Все команды',
    'mod+Enter': () => 'Отправить то, что написано',
    '?': () => 'Этот список',
  },
  view: (view: View): string => views[view],
  search: () => 'Поиск',
  ofCustomer: () => 'Обращения заказчика',
  customerPart: (part: 'all' | 'open' | 'ended'): string =>
    part === 'all' ? 'Все' : part === 'open' ? 'Открытые' : 'Завершённые',
  noneOfCustomer: (part: 'all' | 'open' | 'ended'): string =>
    part === 'all'
      ? 'Обращений пока нет'
      : part === 'open'
        ? 'Открытых обращений нет'
        : 'Завершённых обращений пока нет',
  customerTickets: () => 'Обращения',
  searchLabel: () => 'Номер или слова',
  searchTitle: () => 'Поиск по обращениям',
  searchHint: () => 'Ищем по номеру, теме, описанию и переписке. Завершённые тоже.',
  nothingFound: (query: string) => `По запросу ${quoted('ru', query)} ничего не найдено`,
  order: () => 'Порядок',
  sort: (sort: Sort) => sorts[sort],
  waiting: (count: number) => `Обновлено: ${count}, показать`,
  gone: () => 'Ушло из этой очереди',
  normLeft: (norm: string, left: string) => `${norm} ${left}`,
  normOver: (norm: string, by: string) => `${norm} −${by}`,
  nobody: () => 'Без специалиста',
  customerSpoke: () => 'Последним написал заказчик',
  emptyTitle: (view: View) => empty[view],
  emptyText: (view: View) => emptyTexts[view],
  showAllOpen: () => 'Показать все открытые',
  pickTitle: () => 'Выберите обращение',
  pickText: () => 'Клавиши J и K ведут по списку, Enter открывает, Ctrl K показывает всё, что можно сделать.',
  toList: () => 'К списку',
  requestNumber: (number: number) => `Обращение № ${number}`,
  requests: (count: number) => counted('ru', count, request),
  parts: () => 'Части обращения',
  part: (part: 'story' | 'facts'): string => (part === 'story' ? 'Переписка' : 'Сведения'),
  facts: () => 'Сведения об обращении',
  change: () => 'Изменить',
  set: () => 'Назначить',
  add: () => 'Добавить',
  clocks: () => 'Сроки',
  classification: () => 'Классификация',
  kind: () => 'Вид',
  complexity: () => 'Сложность',
  critical: () => 'Критичность',
  justification: () => 'Обоснование',
  product: () => 'Продукт',
  module: () => 'Модуль',
  service: () => 'Услуга',
  priority: () => 'Приоритет',
  impact: () => 'Кого касается',
  urgency: () => 'Срочность',
  reworks: () => 'Возвратов на доработку',
  notSaid: () => 'Не указано',
  plannedDate: () => 'Плановый срок',
  date: () => 'Дата',
  notSet: () => 'Не назначен',
  notAsked: () => 'Не указан',
  expectedBy: () => 'Ожидаемый срок',
  agreement: () => 'Согласование',
  agreementState: (state: 'proposed' | 'agreed' | 'countered') =>
    ({
      proposed: 'Предложен, заказчик ещё не ответил',
      agreed: 'Согласован заказчиком',
      countered: 'Заказчик просит другой срок',
    })[state],
  countered: () => 'Заказчик предлагает',
  customer: () => 'Заказчик',
  organisation: () => 'Организация',
  requester: () => 'Заявитель',
  position: () => 'Должность',
  phone: () => 'Телефон',
  email: () => 'Почта',
  registered: () => 'Обратился',
  registeredBy: () => 'Зарегистрировано',
  contract: () => 'Договор',
  until: () => 'Действует до',
  noEnd: () => 'Без срока',
  uncovered: () => 'Вне договора',
  because: () => 'Почему он',
  contractBecause: (service: string, product: string | undefined) =>
    product === undefined
      ? `Действовал при регистрации, включает услугу ${quoted('ru', service)}`
      : `Действовал при регистрации, включает услугу ${quoted('ru', service)} для продукта ${quoted('ru', product)}`,
  regulation: () => 'Регламент',
  regulationVersion: (title: string, version: number) => `${title}, редакция ${version}`,
  deliveries: () => 'Обновления на проверку',
  links: () => 'Связи',
  noLinks: () => 'Связанных обращений нет',
  mergedInto: () => 'Объединено с',
  filesCount: (count: number) => `Файлы: ${count}`,
  watchers: () => 'Кто получает письма',
  unwatch: (name: string) => `Больше не слать письма: ${name}`,
  ticketActs: (number: number) => `Обращение № ${number}`,
  moreActs: () => 'Ещё',
  composer: () => 'Ответ и заметка',
  answer: () => 'Ответить заказчику',
  fold: () => 'Свернуть, черновик останется',
  meanwhile: () => 'Пока вы писали',
  understood: () => 'Понятно',
  conflictTitle: () => 'Обращение изменилось, пока вы писали. Текст сохранён',
  conflictGoOn: () => 'Учесть и отправить снова',
}
