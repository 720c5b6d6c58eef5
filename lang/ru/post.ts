import type { LetterFate, LetterReason, LetterState } from '../../core/letters/fate.ts'
import type { LetterProblem } from '../../core/letters/letter.ts'
import type { RobotKind } from '../../core/letters/robot.ts'
import type { AuthenticationResult } from '../../core/letters/trust.ts'
import { counted, number } from '../format.ts'

const letter = { one: 'письмо', few: 'письма', many: 'писем' }

/** What stands on the tabs of the post room. */
export type PostTab = 'waiting' | 'asking' | 'trouble' | 'robots' | 'all'
/** Whether it is proven that the author is who he says. */
export type Verdict = 'pass' | 'fail' | 'unknown'

const tabs: Record<PostTab, string> = {
  waiting: 'Ждут решения',
  asking: 'Кто это?',
  trouble: 'Карантин',
  robots: 'Роботы',
  all: 'Все',
}
const emptyTitles: Record<PostTab, string> = {
  waiting: 'Ни одно письмо не ждёт решения',
  asking: 'Все отправители известны',
  trouble: 'Ни карантина, ни задержанных писем',
  robots: 'Писем от программ нет',
  all: 'Писем пока нет',
}
const emptyTexts: Record<PostTab, string> = {
  waiting: 'Письма становятся обращениями и сообщениями сами. Сюда попадают те, о которых должен решить человек.',
  asking: 'Здесь письма, об авторе или месте которых надо спросить вас.',
  trouble: 'Здесь письма, которые не удалось прочитать, и те, что задержаны из-за потока или петли.',
  robots: 'Автоответы, отчёты о недоставке и рассылки хранятся здесь и ничего не запускают.',
  all: 'Письма появятся, когда почта придёт в ящик или на собственный вход.',
}
const states: Record<Exclude<LetterState, 'done'>, string> = {
  stored: 'Принимается',
  held: 'Задержано',
  asking: 'Ждёт решения',
  quarantined: 'В карантине',
}
const fates: Record<LetterFate, string> = {
  registered: 'Новое обращение',
  answered: 'Сообщение в обращении',
  robot: 'От программы',
  bounce: 'Отчёт о недоставке',
  repeated: 'Повтор',
  discarded: 'Отклонено',
}
const reasons: Record<LetterReason, string> = {
  unknown_sender:
    'Отправителя мы не знаем: ни его адреса, ни почтового домена нет ни у одного заказчика. Скажите, кто это.',
  author_unclear:
    'Непонятно, кто автор: в поле «От кого» никого нет, там несколько человек или разные программы читают его по-разному. Так выглядят и подделки.',
  not_of_this_request:
    'Письмо ссылается на обращение, к которому отправитель не имеет отношения. Без вашего решения оно туда не попадёт.',
  token_of_another:
    'Письмо пришло на адрес для ответов, который выдан другому человеку. Возможно, ему переслали переписку.',
  staff_unproven: 'Письмо подписано нашим сотрудником, но проверка этого не подтверждает. Спросите его самого.',
  read_only: 'Написал наблюдатель: он только читает обращения. Решите, что делать с его словами.',
  person_inactive: 'Учётная запись этого человека отключена.',
  original_unknown: 'Сотрудник переслал письмо, первого автора которого мы не знаем. Скажите, кто это.',
  flood: 'От этого отправителя пришло слишком много писем подряд. Лишние задержаны, чтобы не мешать остальным.',
  loop_suspected: 'Похоже на петлю: две программы отвечают друг другу. Письмо задержано, ответа на него не будет.',
  unreadable: 'Письмо не удалось прочитать три раза подряд. Оно сохранено целиком, его можно скачать.',
  failed: 'Письмо прочитано, но принять его не удалось три раза подряд. Это ошибка программы: сообщите администратору.',
  sender_blocked: 'Отправитель заблокирован решением сотрудника.',
  by_decision: 'Так решил сотрудник.',
  id_reused: 'Раньше приходило другое письмо с тем же Message-ID. Сохранены оба.',
  ended_long_ago: 'Обращение, на которое отвечает письмо, закрыто давно: зарегистрировано новое, связанное с ним.',
  subject_changed: 'Ответ в старой переписке, но тема другая: зарегистрировано новое обращение, связанное с прежним.',
  unproven: 'Проверка отправителя не пройдена, возможна подделка. Ссылок для принятия решения ему не отправляем.',
}
/** Why it waits, in two or three words, for a row. */
const marks: Record<LetterReason, string> = {
  unknown_sender: 'Кто это?',
  author_unclear: 'Кто автор?',
  not_of_this_request: 'Чужое обращение',
  token_of_another: 'Чужой адрес для ответа',
  staff_unproven: 'Будто бы сотрудник',
  read_only: 'Написал наблюдатель',
  person_inactive: 'Отключённый человек',
  original_unknown: 'Кто автор пересланного?',
  flood: 'Слишком много писем',
  loop_suspected: 'Похоже на петлю',
  unreadable: 'Не читается',
  failed: 'Не принимается',
  sender_blocked: 'Отправитель заблокирован',
  by_decision: 'По решению',
  id_reused: 'Повторный Message-ID',
  ended_long_ago: 'Прежнее закрыто давно',
  subject_changed: 'Тема изменилась',
  unproven: 'Не подтверждён',
}
const robots: Record<RobotKind, string> = {
  'auto-reply': 'Автоответ',
  bounce: 'Отчёт о недоставке',
  bulk: 'Рассылка',
  loop: 'Наше же письмо вернулось',
}
const verdicts: Record<Verdict, string> = {
  pass: 'Отправитель подтверждён',
  fail: 'Отправитель не подтверждён',
  unknown: 'Отправитель не проверен',
}
const verdictTexts: Record<Verdict, string> = {
  pass: 'Почтовый сервер убедился, что письмо отправил домен автора.',
  fail: 'Возможна подделка: домен автора этого письма не отправлял, или автора не назвать однозначно.',
  unknown: 'Ни подтверждений, ни признаков подделки: домен автора ничего не говорит, или проверку не делали.',
}
const results: Record<AuthenticationResult, string> = {
  pass: 'пройден',
  fail: 'не пройден',
  softfail: 'скорее не пройден',
  neutral: 'не определён',
  none: 'нет правил',
  policy: 'отклонён правилами сервера',
  temperror: 'сбой проверки',
  permerror: 'ошибка в настройке домена',
}
const problems: Record<LetterProblem, string> = {
  charset_guessed: 'Кодировка не указана, мы её угадали',
  charset_mislabelled: 'Кодировка указана неверно, мы её исправили',
  header_charset_guessed: 'В заголовках нет кодировки, мы её угадали',
  encoding_damaged: 'Часть письма закодирована с ошибкой',
  no_author: 'Автор не указан',
  several_authors: 'Указано несколько авторов',
  author_ambiguous: 'Адрес автора читается по-разному: так подделывают отправителя',
  no_message_id: 'У письма нет номера (Message-ID)',
  several_message_ids: 'У письма несколько номеров (Message-ID)',
  date_unreadable: 'Дата не читается',
  head_too_long: 'Заголовки слишком длинные, прочитано начало',
  too_many_parts: 'Слишком много частей, прочитаны первые',
  too_deep: 'Слишком много вложений одно в другом, прочитаны внешние',
  text_too_long: 'Текст очень длинный, показано начало',
  too_many_addresses: 'Слишком много адресов, прочитаны первые',
  tnef_damaged: 'winmail.dat не распаковался, он сохранён как есть',
  structure_damaged: 'Структура письма повреждена',
  active_content_removed: 'Из письма убраны скрипты, формы или рамки',
  remote_pictures_blocked: 'Картинки с других серверов не загружаются',
}
const places: Readonly<Record<string, string>> = {
  token: 'по адресу для ответов',
  message_id: 'это ответ на письмо из обращения',
  number: 'по номеру в теме',
  staff: 'так решил сотрудник',
}

/** The post room: letters that came, who wrote them, what became of them, and what somebody has to decide. */
export const post = {
  title: () => 'Почта',
  tabs: () => 'Какие письма',
  tab: (tab: PostTab) => tabs[tab],
  list: () => 'Письма',
  search: () => 'Поиск по письмам',
  searchHint: () => 'Адрес, имя или слова темы',
  emptyTitle: (tab: PostTab) => emptyTitles[tab],
  emptyText: (tab: PostTab) => emptyTexts[tab],
  pickTitle: () => 'Выберите письмо',
  pickText: () => 'Клавиши J и K ведут по списку. Каждое письмо сохранено целиком, ничего не выбрасывается.',
  letter: () => 'Письмо',
  toList: () => 'К списку писем',
  next: () => 'Следующее письмо',
  mailboxes: () => 'Почтовые ящики',
  boxes: () => 'Ящики',
  boxProblem: (name: string) => `Почтовый ящик «${name}»: нужна помощь`,
  boxProblemDo: () => 'К ящикам',
  boxProblemAsk: () => 'Скажите об этом администратору.',
  capped: () => 'Дневной предел исходящих писем исчерпан',
  cappedText: () => 'Остальные уйдут завтра сами, ничего не потеряно. Предел задаёт MAIL_DAILY_CAP.',
  drafts: (count: number) => `Новые люди, которых надо подтвердить: ${number('ru', count)}`,
  draftsTitle: () => 'Новые люди',
  draftsShow: () => 'Показать',
  noDrafts: () => 'Все подтверждены',
  blocked: () => 'Заблокированные',
  noBlocked: () => 'Никто не заблокирован',
  noBlockedText: () => 'Отправителя можно заблокировать, когда отклоняете его письмо.',
  unblock: () => 'Разблокировать',
  unblocked: (address: string) => `Письма с адреса ${address} снова принимаем`,
  state: (state: Exclude<LetterState, 'done'>) => states[state],
  fate: (fate: LetterFate) => fates[fate],
  reason: (reason: LetterReason) => reasons[reason],
  reasonMark: (reason: LetterReason) => marks[reason],
  robot: (kind: RobotKind) => robots[kind],
  problem: (problem: LetterProblem) => problems[problem],
  verdict: (verdict: Verdict) => verdicts[verdict],
  verdictText: (verdict: Verdict) => verdictTexts[verdict],
  result: (result: AuthenticationResult) => results[result],
  noResult: () => 'нет данных',
  noAuthor: () => 'Автор не указан',
  noSubject: () => 'Без темы',
  unread: () => 'Ещё не прочитано',
  noWords: () => 'В письме нет текста.',
  ticket: (number: number) => `№ ${number}`,
  suggested: (number: number) => `возможно, № ${number}`,
  from: () => 'От кого',
  to: () => 'Кому',
  cc: () => 'Копия',
  envelope: () => 'Адреса на конверте',
  received: () => 'Получено',
  sent: () => 'Отправлено',
  cameBy: () => 'Пришло через',
  ownDoor: () => 'собственный вход',
  imap: () => 'почтовый ящик',
  author: () => 'Автор',
  about: () => 'Где письмо',
  seemsOf: () => 'Возможное место',
  inTicket: (number: number) => `Обращение № ${number}`,
  placedBy: (by: string) => places[by] ?? by,
  repeats: () => 'То же самое письмо',
  decidedBy: () => 'Решение',
  size: () => 'Размер',
  facts: () => 'Сведения о письме',
  moreFacts: () => 'Подробно: адреса, даты, проверки',
  whyWaits: () => 'Почему письмо ждёт',
  odd: () => 'Что с письмом не так',
  words: () => 'Начало текста',
  original: () => 'Скачать оригинал',
  asLetter: () => 'Показать как в письме',
  asText: () => 'Показать текст',
  letterView: (author: string) => `Письмо, как его видел отправитель: ${author}`,
  taking: () => 'Письмо принимается',
  takingText: () => 'Обычно это секунда. Страница покажет, что из него вышло.',
  done: () => 'Готово',
  decide: () => 'Что сделать с письмом',
  choose: () => 'Выберите, что сделать',
  decideDead: () => 'Решают диспетчер, руководитель и администратор.',
  final: () => 'Отменить это нельзя.',
  who: () => 'Указать, кто это написал',
  whoText: () => 'Письмо будет принято от имени этого человека.',
  inSuggested: () => 'Положить в обращение',
  inSuggestedText: (writesHimself: boolean): string =>
    writesHimself
      ? 'Станет сообщением автора. Если обращения он не видел, то начнёт за ним следить.'
      : 'Вы запишете эти слова в обращение со стороны заказчика; автор письма за ним следить не начнёт.',
  newRequest: () => 'Зарегистрировать новое обращение',
  newRequestText: () => 'Даже если письмо похоже на ответ.',
  take: () => 'Принять как обычное письмо',
  takeText: () => 'Станет сообщением или обращением, как если бы его не задержали.',
  takeRobotText: () => 'Написал всё-таки человек: станет сообщением или обращением.',
  retry: () => 'Прочитать ещё раз',
  retryText: () => 'Когда причина устранена.',
  discard: () => 'Отклонить',
  discardText: () => 'Обращением не станет. Останется в списке «Все» с причиной.',
  discardThen: () => 'Отправитель об этом не узнает. Передумаете — письмо можно принять из списка «Все».',
  person: () => 'Кто написал',
  personHint: () => 'Фамилия, организация или почта',
  personMissing: () => 'Найдите человека или добавьте нового',
  otherPerson: () => 'Другой человек',
  newPerson: () => 'Новый человек',
  newPersonAt: (customer: string) => `Новый человек: ${customer}`,
  customer: () => 'Организация',
  customerMissing: () => 'Выберите организацию',
  customerByDomain: (domain: string) => `С домена ${domain} пишут люди этой организации`,
  name: () => 'Фамилия, имя и отчество',
  nameMissing: () => 'Напишите, как его зовут',
  email: () => 'Электронная почта',
  emailMissing: () => 'В письме адреса нет: укажите его',
  role: () => 'Роль',
  remember: (address: string) => `Запомнить: с адреса ${address} всегда пишет он`,
  rememberText: () => 'Следующие его письма примем, не спрашивая.',
  number: () => 'Номер обращения',
  numberMissing: () => 'Укажите номер обращения',
  reasonField: () => 'Причина',
  reasonHint: () => 'Останется в журнале, отправитель её не увидит',
  reasonMissing: () => 'Напишите причину',
  block: (address: string) => `Больше не принимать письма с адреса ${address}`,
  blockText: () => 'Новые письма оттуда будут отклоняться сами.',
  /** The consequence on the button. */
  doRegister: (others: number) => `Зарегистрировать обращение${andOthers(others)}`,
  doTakeFrom: (others: number) => `Принять письмо${andOthers(others)}`,
  doPut: (number: number | null): string =>
    number === null ? 'Положить в обращение' : `Положить в обращение № ${number}`,
  doTake: () => 'Принять письмо',
  doRetry: () => 'Прочитать ещё раз',
  doDiscard: () => 'Отклонить письмо',
  doBlock: (others: number) => `Отклонить и заблокировать${andOthers(others)}`,
  willBeFrom: (name: string, customer: string) => `Автором станет: ${name}, ${customer}.`,
  willAddPerson: (name: string, customer: string) => `Добавим человека: ${name}, ${customer}. Он и станет автором.`,
  decided: () => 'Решение записано',
}

/** « · и ещё 3 письма этого отправителя». */
const andOthers = (others: number): string =>
  others === 0 ? '' : ` · и ещё ${counted('ru', others, letter)} этого отправителя`
