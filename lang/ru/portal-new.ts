import type { Impact, Service, Urgency } from '../../core/tickets/words.ts'

const askings = {
  cannot_work: ['Не могу работать совсем', 'Модуль или подсистема не работает'],
  defect: ['Работает с ошибкой', 'Что-то делает не то, что должно, но работать можно'],
  consultation: ['Есть вопрос', 'Как установить, настроить, сделать'],
  change: ['Нужно изменение', 'Новая функция, отчёт, поле, другое поведение'],
  update: ['Нужна новая версия или документация', 'Обновление, инструкция, описание'],
} as const
const impacts: Record<Impact, string> = {
  one_person: 'Только мне',
  department: 'Подразделению',
  organisation: 'Всей организации',
}
const urgencies: Record<Urgency, readonly [string, string]> = {
  can_wait: ['Может подождать', 'Работаем как обычно'],
  hampers_work: ['Мешает работать', 'Обходимся, но теряем время'],
  stops_work: ['Работа стоит', 'Пока не исправят, делать нечего'],
}
const services: Record<Service, string> = {
  support: 'Консультации, исправление ошибок, новые версии и документация',
  maintenance: 'Поддержка и изменения в рамках лицензированных функций',
  development: 'Новые функции, модули и подсистемы по вашим требованиям',
}

/** A new request and what registration answered (R5.1, R5.2). */
export const newTicket = {
  title: () => 'Новое обращение',
  lead: () => 'Опишите, что случилось, своими словами. Остальное — несколько коротких вопросов.',
  draft: () => 'Черновик восстановлен',
  startOver: () => 'Начать заново',
  thrownAway: () => 'Черновик удалён',

  whatTitle: () => 'Что случилось',
  subject: () => 'Коротко, одной строкой',
  subjectHint: () => 'Например: не печатается мнемосхема котельной',
  description: () => 'Подробно',
  descriptionHint: () =>
    'Что вы делали, что увидели и чего ждали. Текст ошибки, файлы и снимки экрана можно вставить прямо сюда.',

  kindTitle: () => 'О чём обращение',
  kind: (asking: keyof typeof askings): string => askings[asking][0],
  kindText: (asking: keyof typeof askings): string => askings[asking][1],
  impossible: () => 'Работать с модулем или подсистемой совсем невозможно?',
  impossibleHint: () => 'От ответа зависит срок: критическую ошибку устраняют первой, в часах, а не днях.',
  impossibleYes: () => 'Да, невозможно',
  impossibleYesText: () => 'Обойти нельзя никак. Зарегистрируем как критическую ошибку, специалист её подтвердит.',
  impossibleNo: () => 'Нет, обойти можно',
  impossibleNoText: () => 'Неудобно, но работа идёт. Зарегистрируем как обычную ошибку.',

  weightTitle: () => 'Насколько это мешает',
  impact: () => 'Кому мешает',
  impactOf: (impact: Impact) => impacts[impact],
  urgency: () => 'Насколько срочно',
  urgencyOf: (urgency: Urgency) => urgencies[urgency][0],
  urgencyText: (urgency: Urgency) => urgencies[urgency][1],
  expectedBy: () => 'К какому числу нужно',
  expectedByHint: () => 'Это ваше пожелание. Срок назначит специалист и согласует с вами.',

  whereTitle: () => 'Где это',
  product: () => 'Продукт',
  noProduct: () => 'Не знаю или не важно',
  module: () => 'Модуль',
  noModule: () => 'Не знаю',
  service: () => 'Услуга',
  serviceFolded: (service: string) => `Услуга: ${service}`,
  serviceByKind: (service: string) => `${service}, по виду обращения`,
  serviceText: (service: Service) => services[service],

  send: () => 'Зарегистрировать обращение',
  sendingFiles: () => 'Файлы ещё загружаются. Подождите немного.',
  failedFiles: () => 'Не все файлы загрузились. Уберите их или приложите снова.',
  follows: () => 'Сразу получите номер и срок ответа, на почту придёт письмо.',
  closedNow: () => 'Служба сейчас закрыта: время ответа пойдёт',
  observer: () => 'Наблюдатель не создаёт обращений. Попросите коллегу или администратора вашей организации.',

  missing: {
    subject: () => 'Напишите одной строкой, о чём речь',
    description: () => 'Опишите, что случилось',
    asking: () => 'Выберите, о чём обращение',
    impossible: () => 'Ответьте: от этого зависит срок',
    impact: () => 'Выберите, кому это мешает',
    urgency: () => 'Выберите, насколько это срочно',
    expectedBy: () => 'Эта дата уже прошла',
  },

  registered: {
    title: (number: number) => `Обращение № ${number} зарегистрировано`,
    reactsBy: () => 'Специалист ответит до',
    reactsFor: (span: string) => `Норматив реакции: ${span} рабочего времени.`,
    cover: () => 'Договор',
    coveredBy: () => 'Обращение входит в договор',
    contractOf: (kind: string, number: string) => `${kind} №\u00a0${number}`,
    nextTitle: () => 'Что дальше',
    nextLetter: (address: string) => `Письмо с номером придёт на ${address}.`,
    nextAccept: () => 'Специалист примет обращение в работу и напишет вам.',
    nextCritical: () => 'Вы отметили, что работать невозможно: специалист проверит это первым делом.',
    nextPlanned: () => 'Потом здесь появится срок решения. Его можно согласовать или предложить другой.',
    nextClosed: () => 'Закроете обращение вы сами, когда решение подойдёт.',
    nextOffer: () => 'По работам вне договора пришлём предложение. Без вашего согласия ничего платного не начнём.',
    open: () => 'Открыть обращение',
    another: () => 'Создать ещё одно',
  },
}
