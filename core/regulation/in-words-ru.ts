import type { Wording } from './wording.ts'

/** «2 часов», «1 часа», «21 часа»: the genitive after «до», which has only one plural. */
const hour = (count: number): string => `${count}\u00a0${isOne(count) ? 'часа' : 'часов'}`
const minute = (count: number): string => `${count}\u00a0${isOne(count) ? 'минуты' : 'минут'}`
const day = (count: number): string => `${count}\u00a0${isOne(count) ? 'рабочего дня' : 'рабочих дней'}`
const isOne = (count: number): boolean => count % 10 === 1 && count % 100 !== 11

const duration = (minutes: number): string => {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return minute(rest)
  return rest === 0 ? hour(hours) : `${hour(hours)} ${minute(rest)}`
}

/** The regulation in Russian. */
export const russian: Wording = {
  titles: {
    accepting: 'Приём обращений',
    hours: 'Временные нормативы',
    reminders: 'Напоминания',
    closing: 'Закрытие и возобновление',
    vulnerability: 'Проблемы и уязвимости',
  },
  accepting: 'Служба технической поддержки принимает обращения:',
  includes: 'Включает:',
  hours: (shortenedEves) =>
    `Служба технической поддержки работает в рабочие дни с 8:45 до 17:00 (время московское)${shortenedEves ? ', накануне праздников — до 16:00' : ''}. Часы нормативов — рабочие.`,
  norm: ({ target, measure, pausesWhileWaiting }) => {
    if (target.kind === 'planned')
      return 'по плановому сроку, который назначает исполнитель и может согласовать с заказчиком'
    const pause = measure === 'resolution' && !pausesWhileWaiting ? ', ожидание заказчика входит в срок' : ''
    return `до ${duration(target.minutes)} рабочего времени${pause}`
  },
  near: ({ reaction, resolution }) =>
    `Специалиста предупреждают за ${spell(reaction)} до срока реакции и за ${spell(resolution)} до срока решения`,
  reminders: (days) =>
    days.length === 0
      ? 'Об ожидании ответа не напоминают.'
      : `Если обращение ждёт заказчика, ему напоминают после ${listed(days.map(String))} ${isOne(days.at(-1) ?? 0) ? 'рабочего дня' : 'рабочих дней'} ожидания. На это время срок решения останавливается.`,
  closing: (days) =>
    days === null
      ? 'Обращение закрывает заказчик, приняв решение; само оно не закрывается.'
      : `Обращение закрывает заказчик, приняв решение; без ответа оно закрывается после ${day(days)} ожидания.`,
  reopening: (days) => `Закрытое обращение можно возобновить в течение ${day(days)}, позже создаётся новое.`,
  vulnerability: {
    hours_72:
      'Обновление выпускается в течение 72 часов с момента обнаружения, считая и нерабочее время. Заказчика оповещают лично по электронной почте.',
    civil_days:
      'Обновление выпускается в течение трёх дней: они считаются со следующего дня, нерабочий последний день переносится на рабочий. Заказчика оповещают лично по электронной почте.',
    working_days:
      'Обновление выпускается в течение трёх рабочих дней с момента обнаружения. Заказчика оповещают лично по электронной почте.',
  },
}

/** The accusative after «за»: «за 1 час», «за 2 часа», «за 30 минут». */
function spell(minutes: number): string {
  if (minutes % 60 !== 0) return `${minutes}\u00a0${form(minutes, ['минуту', 'минуты', 'минут'])}`
  return `${minutes / 60}\u00a0${form(minutes / 60, ['час', 'часа', 'часов'])}`
}

function form(count: number, [one, few, many]: readonly [string, string, string]): string {
  if (isOne(count)) return one
  const last = count % 10
  return last >= 2 && last <= 4 && !(count % 100 >= 12 && count % 100 <= 14) ? few : many
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} и ${words.at(-1) ?? ''}`
