import type { ticketCommandNames } from '../../core/tickets/wire.ts'
import { counted } from '../format.ts'

type Act = (typeof ticketCommandNames)[number]

const names: Record<Act, string> = {
  accept: 'Принять в работу',
  assign: 'Назначить',
  classify: 'Классифицировать',
  set_planned_date: 'Назначить плановый срок',
  agree_planned_date: 'Согласовать срок',
  counter_planned_date: 'Предложить другой срок',
  message: 'Ответить заказчику',
  note: 'Внутренняя заметка',
  ask: 'Спросить заказчика',
  deliver: 'Отправить обновление на проверку',
  accept_delivery: 'Записать: обновление принято',
  reject_delivery: 'Записать: обновление отклонено',
  propose_resolution: 'Отправить решение на проверку',
  accept_resolution: 'Записать: решение принято',
  return_for_rework: 'Записать: возврат на доработку',
  withdraw: 'Отозвать из проверки',
  cancel: 'Отозвать обращение',
  reopen: 'Возобновить',
  link: 'Связать с другим обращением',
  merge: 'Объединить с другим обращением',
  split: 'Выделить часть в новое обращение',
  attach: 'Приложить файлы',
  watch: 'Добавить получателя писем',
  unwatch: 'Убрать получателя писем',
}

/** On the button: what is done, in full. */
const buttons: Record<Act, string> = {
  ...names,
  set_planned_date: 'Назначить срок и сообщить заказчику',
  message: 'Отправить заказчику',
  note: 'Сохранить заметку',
  ask: 'Спросить и ждать ответа, часы остановятся',
  deliver: 'Отправить обновление на проверку заказчику',
  propose_resolution: 'Отправить решение на проверку заказчику',
  accept_delivery: 'Записать, что обновление принято',
  reject_delivery: 'Записать, что обновление отклонено',
  accept_resolution: 'Записать решение заказчика и закрыть обращение',
  return_for_rework: 'Записать возврат и продолжить работу',
  withdraw: 'Отозвать и продолжить работу',
  cancel: 'Отозвать обращение',
  link: 'Связать',
  merge: 'Объединить и завершить это обращение',
  split: 'Выделить в новое обращение',
  attach: 'Приложить',
  watch: 'Добавить',
}

const done: Record<Act, string> = {
  accept: 'Обращение принято в работу',
  assign: 'Назначено',
  classify: 'Классификация сохранена',
  set_planned_date: 'Плановый срок назначен',
  agree_planned_date: 'Срок согласован',
  counter_planned_date: 'Предложен другой срок',
  message: 'Отправлено заказчику',
  note: 'Заметка сохранена',
  ask: 'Вопрос отправлен, часы стоят до ответа',
  deliver: 'Обновление отправлено на проверку',
  accept_delivery: 'Записано: обновление принято',
  reject_delivery: 'Записано: обновление отклонено',
  propose_resolution: 'Решение отправлено на проверку',
  accept_resolution: 'Записано, обращение закрыто',
  return_for_rework: 'Записано, работа продолжается',
  withdraw: 'Отозвано, работа продолжается',
  cancel: 'Обращение отозвано',
  reopen: 'Обращение возобновлено',
  link: 'Обращения связаны',
  merge: 'Обращения объединены',
  split: 'Часть выделена в новое обращение',
  attach: 'Файлы приложены',
  watch: 'Получатель добавлен',
  unwatch: 'Получатель убран',
}

/** Acts whose consequence is spelled out in their form. */
type Weighty =
  | 'withdraw'
  | 'cancel'
  | 'reopen'
  | 'merge'
  | 'split'
  | 'attach'
  | 'accept_delivery'
  | 'reject_delivery'
  | 'accept_resolution'
  | 'return_for_rework'
type Purpose = 'message' | 'ask' | 'propose_resolution' | 'told'

const follows: Record<Weighty, string> = {
  withdraw: 'То, что лежит у заказчика, больше не нужно проверять. Обращение вернётся в работу, часы пойдут дальше.',
  cancel: 'Обращение завершится без решения. Заказчик увидит причину и сможет возобновить обращение в течение срока.',
  reopen: 'Обращение вернётся в работу, часы решения пойдут дальше.',
  merge: 'Это обращение завершится, работа и переписка продолжатся в другом. Заказчик получит письмо со ссылкой.',
  split:
    'Новое обращение того же заявителя: своя классификация, свои часы с этой минуты. Обращения будут связаны, заявитель получит письмо с номером.',
  attach: 'Заказчик увидит эти файлы в истории обращения.',
  accept_delivery: 'Обновление станет принятым, работа продолжится, часы пойдут дальше.',
  reject_delivery: 'Обновление станет отклонённым, работа продолжится, часы пойдут дальше.',
  accept_resolution: 'Обращение закроется со слов заказчика. Тот, кто сообщил, получит письмо с этой записью.',
  return_for_rework: 'Решение вернётся на доработку, часы пойдут дальше с того же места.',
}

const purposes: Record<Purpose, string> = {
  message: 'Сообщение',
  ask: 'Вопрос',
  propose_resolution: 'Решение',
  told: 'Со слов заказчика',
}
const purposeHints: Record<Purpose, string> = {
  message: 'Это прочтёт заказчик',
  ask: 'Что нужно узнать у заказчика? Обращение будет ждать ответа',
  propose_resolution: 'В чём решение и как его проверить',
  told: 'Что сообщил заказчик, например по телефону',
}

/** What lies with the customer and can be taken back. */
type Waiting = 'waiting_for_customer' | 'delivery_verification' | 'resolution_verification'
const back: Record<Waiting, string> = {
  waiting_for_customer: 'Отозвать вопрос',
  delivery_verification: 'Отозвать обновление',
  resolution_verification: 'Отозвать решение',
}

const letter = { one: 'письмо', few: 'письма', many: 'писем' }

/** What staff does with a request: names of acts, what follows, forms. */
export const deskActs = {
  act: (act: Act) => names[act],
  allActs: () => 'Все действия',
  takeBack: (state: Waiting) => back[state],
  takeOver: () => 'Взять себе',
  /** The button, with its consequence: how many letters go out. */
  submit: ({ act, letters }: { act: Act; letters: number }) =>
    letters === 0 ? buttons[act] : `${buttons[act]} · письма: ${letters}`,
  done: ({ act, letters }: { act: Act; letters: number }) =>
    letters === 0 ? done[act] : `${done[act]}, ${counted('ru', letters, letter)}`,
  follows: (act: Weighty) => follows[act],
  purpose: () => 'Что вы пишете',
  purposeName: (purpose: Purpose) => purposes[purpose],
  purposeHint: (purpose: Purpose) => purposeHints[purpose],
  noteHint: () => 'Для коллег. Заказчик этого не увидит',
  noLetters: () => 'Увидят только сотрудники, письма не уйдут',
  writeFirst: () => 'Сначала напишите текст',
  filesOnTheWay: () => 'Файлы ещё загружаются',
  filesNone: () => 'Выберите файлы',
  reason: () => 'Причина',
  customerReads: () => 'Это прочтёт заказчик',
  assignee: () => 'Специалист',
  assigneeHint: () => 'Первыми те, у кого меньше открытых обращений. Пусто — снять с обращения',
  openOnDesk: (count: number) => `открытых: ${count}`,
  toMe: () => 'Назначить мне',
  line: () => 'Линия',
  lineSame: (name: string | undefined) => (name === undefined ? 'Не менять' : `Не менять (${name})`),
  assignNote: () => 'Заметка коллеге',
  assignNoteHint: () => 'Внутренняя, заказчик её не увидит',
  assignTo: (name: string) => `Назначить: ${name}`,
  assignNobody: () => 'Снять специалиста',
  assignSays: () => 'Назначенный получит письмо. Реакцией станет принятие в работу, а не назначение.',
  dateHint: () => 'Рабочий день; срок — до закрытия этого дня',
  dateReason: () => 'Пояснение',
  toldWho: () => 'Кто сообщил',
  toldHow: () => 'Как сообщил',
  toldNote: () => 'Подробности',
  toldNoteHint: () => 'Когда и какими словами: «звонок в 12:40», «письмо № 41 от 20.11»',
  decisionComment: () => 'Комментарий заказчика',
  decisionReason: () => 'Что не так, словами заказчика',
  deliveryTitle: () => 'Название',
  deliveryTitleHint: () => 'Так его увидит заказчик: «АСМО 5.2.1, исправление печати»',
  deliveryKind: () => 'Что в нём',
  deliveryInstructions: () => 'Как установить и проверить',
  deliveryInstructionsHint: () => 'По шагам: что сделать перед установкой, что проверить после',
  deliveryNeedsTitle: () => 'Назовите обновление',
  deliveryNeedsInstructions: () => 'Напишите, как установить и проверить',
  deliveryNeedsFile: () => 'Приложите файл обновления',
  partSubject: () => 'Тема новой части',
  partDescription: () => 'Что в ней нужно сделать',
  partNeedsSubject: () => 'Напишите тему',
  relation: () => 'Как связано',
  otherTicket: () => 'Обращение',
  otherTicketHint: () => 'Номер или слова из темы; только этого заказчика',
  mergeInto: () => 'Продолжить в обращении',
  watcher: () => 'Кто',
  watcherHint: () => 'Сотрудник заказчика или ваш коллега. Увидит обращение и будет получать письма',
  ourStaff: () => 'служба поддержки',
}
