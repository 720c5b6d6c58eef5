import type { Norm, Regulation } from './regulation.ts'

const HOURS = 60

/** R2.7 «Временные нормативы на услуги Технической поддержки», one norm a line of the clause. */
const norms: readonly Norm[] = [
  {
    id: 'reaction',
    clause: 'R2.7',
    title: { ru: 'Время реакции на обращение', en: 'Reaction to a request' },
    measure: 'reaction',
    when: {},
    target: { kind: 'working', minutes: 2 * HOURS },
    pausesWhileWaiting: false,
  },
  {
    id: 'critical-defect',
    clause: 'R2.7',
    title: { ru: 'Устранение критической ошибки', en: 'Fixing a critical defect' },
    measure: 'resolution',
    when: { kinds: ['defect'], critical: true },
    target: { kind: 'working', minutes: 8 * HOURS },
    pausesWhileWaiting: true,
  },
  {
    id: 'standard-consultation',
    clause: 'R2.7',
    title: { ru: 'Консультация по типовому вопросу', en: 'Standard consultation' },
    measure: 'resolution',
    when: { kinds: ['consultation'], complexities: ['standard'] },
    target: { kind: 'working', minutes: 8 * HOURS },
    pausesWhileWaiting: true,
  },
  {
    id: 'non-standard-consultation',
    clause: 'R2.7',
    title: { ru: 'Консультация по нетиповому вопросу', en: 'Non-standard consultation' },
    measure: 'resolution',
    when: { kinds: ['consultation'], complexities: ['non_standard'] },
    target: { kind: 'planned' },
    pausesWhileWaiting: true,
  },
  {
    id: 'standard-defect',
    clause: 'R2.7',
    title: { ru: 'Устранение типовой ошибки', en: 'Fixing a standard defect' },
    measure: 'resolution',
    when: { kinds: ['defect'], complexities: ['standard'], critical: false },
    target: { kind: 'working', minutes: 8 * HOURS },
    pausesWhileWaiting: true,
  },
  {
    id: 'non-standard-defect',
    clause: 'R2.7',
    title: { ru: 'Устранение нетиповой ошибки', en: 'Fixing a non-standard defect' },
    measure: 'resolution',
    when: { kinds: ['defect'], complexities: ['non_standard'], critical: false },
    target: { kind: 'planned' },
    pausesWhileWaiting: true,
  },
  {
    id: 'change',
    clause: 'R2.7',
    title: { ru: 'Доработка системы', en: 'Change' },
    measure: 'resolution',
    when: { kinds: ['change'] },
    target: { kind: 'planned' },
    pausesWhileWaiting: true,
  },
  {
    id: 'update',
    clause: 'R2.7',
    title: { ru: 'Обновление версии или документации', en: 'New version or documentation' },
    measure: 'resolution',
    when: { kinds: ['update'] },
    target: { kind: 'planned' },
    pausesWhileWaiting: true,
  },
]

/** R2.4, R2.6 «Состав технической поддержки» and the services beside it. */
const services: Regulation['services'] = [
  {
    service: 'support',
    clause: 'R2.4',
    title: { ru: 'Техническая поддержка', en: 'Technical support' },
    includes: [
      { ru: 'консультации по установке и работе ПО АСМО', en: 'consultations on installing and using ASMO software' },
      { ru: 'устранение ошибок в работе ПО АСМО', en: 'fixing defects of ASMO software' },
      { ru: 'обновление версий ПО АСМО', en: 'new versions of ASMO software' },
      { ru: 'обновление документации ПО АСМО', en: 'new versions of its documentation' },
    ],
  },
  {
    service: 'maintenance',
    clause: 'R2.6',
    title: { ru: 'Сопровождение', en: 'Maintenance' },
    includes: [
      { ru: 'техническая поддержка', en: 'technical support' },
      {
        ru: 'изменения функций ПО АСМО в рамках функциональной спецификации, по которой поставлены лицензии',
        en: 'changes to functions within the functional specification under which the licences were supplied',
      },
    ],
  },
  {
    service: 'development',
    clause: 'R2.6',
    title: { ru: 'Развитие', en: 'Development' },
    includes: [
      {
        ru: 'разработка новых функций, модулей и подсистем по сформированным требованиям',
        en: 'new functions, modules and subsystems from stated requirements',
      },
    ],
  },
]

/** R2.2, R4: the ways into the one entry point. */
const contacts: Regulation['contacts'] = [
  {
    kind: 'phone',
    value: '+7 (4932) 42-88-40',
    label: { ru: 'общий номер службы технической поддержки', en: 'main number of the support service' },
  },
  {
    kind: 'mobile',
    value: '+7 (980) 691-06-05',
    label: {
      ru: 'резервный мобильный номер специалиста 1-й линии',
      en: 'reserve mobile number of a first-line specialist',
    },
  },
  {
    kind: 'mobile',
    value: '+7 (980) 691-05-23',
    label: {
      ru: 'резервный мобильный номер специалиста 1-й линии',
      en: 'reserve mobile number of a first-line specialist',
    },
  },
  { kind: 'email', value: 'support@inform.ivanovo.ru', label: { ru: 'электронная почта', en: 'e-mail' } },
  {
    kind: 'web',
    value: 'http://support.inform.ivanovo.ru/',
    label: { ru: 'сервис «АСМО-поддержка»', en: 'the ASMO Support service' },
  },
]

/**
 * «Платформа АСМО. Регламент технической поддержки», АО «Информатика», 2023: the regulation that an installation
 * starts with. What the document leaves open (reminders, alarms, reopening, R2.8 days) is decided in DOMAIN 4.
 */
export const asmo2023: Regulation = {
  id: 'asmo-2023',
  version: 1,
  title: {
    ru: 'Платформа АСМО. Регламент технической поддержки',
    en: 'The ASMO platform. Technical support regulation',
  },
  provider: {
    name: 'АО «Информатика»',
    shortName: 'Информатика',
    city: 'Иваново',
    address: '153032, г. Иваново, ул. Ташкентская, 90',
  },
  calendar: { kind: 'ru', shortenedEves: true },
  norms,
  services,
  contacts,
  nearMinutes: { reaction: 30, resolution: 120 },
  reminderDays: [2, 5, 10],
  closeBySilenceAfterDays: null,
  reopenWithinDays: 10,
  vulnerability: 'hours_72',
}
