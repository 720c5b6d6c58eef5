import { newTicket } from './portal-new.ts'
import { organisation } from './portal-organisation.ts'
import { ticket } from './portal-ticket.ts'
import { counted, plural } from './portal-words.ts'

/** Screens of the customer portal. */
export const portal = {
  /** The one line of truth on top of the first page. */
  expectYou: (count: number) =>
    count === 1
      ? 'Одно обращение ждёт вашего ответа'
      : `У вас ${counted(count)} ${plural(count, { one: 'ждёт', few: 'ждут', many: 'ждут' })} вашего ответа`,
  expectOrganisation: (count: number) =>
    `${counted(count)} ${plural(count, { one: 'ждёт', few: 'ждут', many: 'ждут' })} ответа вашей организации`,
  nothingExpected: () => 'От вас сейчас ничего не ждут',
  nothingAtAll: () => 'Открытых обращений нет',
  atWork: (count: number) => `${counted(count)} в работе у службы поддержки`,
  nothingAtWork: () => 'Все обращения завершены. Если что-то понадобится, создайте новое.',
  firstTime: () => 'Здесь будут ваши обращения: кто ими занят, к какому сроку и что нужно от вас.',
  expectsTitle: () => 'Ждут вас',
  expectsOrganisationTitle: () => 'Ждут вашу организацию',
  restTitle: () => 'В работе',
  allTickets: () => 'Все обращения',

  listTitle: () => 'Обращения',
  view: (view: keyof typeof views): string => views[view],
  searchLabel: () => 'Номер или слова из обращения',
  emptyView: (view: keyof typeof empty): string => empty[view],
  emptyTitle: () => 'Здесь пусто',
  notFoundTitle: () => 'Ничего не нашлось',
  notFoundText: () => 'Проверьте номер или попробуйте другие слова. Поиск идёт по теме, описанию и сообщениям.',
  searchEverywhere: () => 'Искать среди всех',

  row: {
    assignee: (name: string) => `Занимается: ${name}`,
    nobodyYet: () => 'Специалист ещё не назначен',
    reactsBy: () => 'Ответим до',
    planned: () => 'Плановый срок:',
    lastWord: (who: string) => `Последнее слово: ${who}`,
    support: () => 'служба поддержки',
    endedAt: () => 'Завершено',
    requester: (name: string) => `Автор: ${name}`,
  },

  contract: {
    title: () => 'Договор',
    titleMany: () => 'Договоры',
    covers: () => 'Входит',
    products: () => 'Продукты',
    allProducts: () => 'все, что у вас есть',
    until: () => 'Действует',
    none: () => 'Действующего договора нет',
    noneText: () =>
      'Обращения мы всё равно регистрируем и отвечаем на них в срок реакции, а по работам предложим условия.',
    more: () => 'Все договоры',
  },

  service: {
    title: () => 'Служба поддержки',
    pageTitle: () => 'Контакты и сроки',
    openUntil: () => 'Открыто до',
    closedUntil: () => 'Сейчас закрыто. Ответим',
    opensToday: (time: string) => `сегодня с ${time}`,
    opensAt: (weekday: string, day: string, time: string) => `в ${weekday}, ${day}, с ${time}`,
    today: () => 'Часы работы сегодня',
    dayOff: () => 'нерабочий день',
    from: (from: string, to: string) => `с ${from} до ${to}`,
    contacts: () => 'Как связаться',
    norms: () => 'Сроки по регламенту',
    address: () => 'Адрес',
    regulation: () => 'Регламент целиком',
    showRegulation: () => 'Сроки и регламент',
    version: (version: number) => `редакция ${version}`,
    noContacts: () => 'Телефоны и почта ещё не указаны. Создайте обращение: его увидит дежурный.',
  },

  new: newTicket,
  ticket,
  organisation,
}

const views = {
  open: 'Открытые',
  expects_me: 'Ждут вас',
  mine: 'Мои',
  ended: 'Завершённые',
  all: 'Все',
} as const

const empty = {
  open: 'Открытых обращений нет. Завершённые лежат в соседней вкладке.',
  expects_me: 'От вас сейчас ничего не ждут.',
  mine: 'Вы ещё не создавали обращений, или все они завершены.',
  ended: 'Ни одно обращение ещё не завершено.',
  all: 'Обращений ещё нет.',
} as const
