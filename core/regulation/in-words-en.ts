import type { Wording } from './wording.ts'

const counted = (count: number, noun: string): string => `${count}\u00a0${noun}${count === 1 ? '' : 's'}`

const duration = (minutes: number): string => {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours > 0 ? counted(hours, 'hour') : '', rest > 0 || hours === 0 ? counted(rest, 'minute') : '']
    .filter(Boolean)
    .join(' ')
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`

/** The regulation in English. */
export const english: Wording = {
  titles: {
    accepting: 'Ways to reach us',
    hours: 'Norms of time',
    reminders: 'Reminders',
    closing: 'Closing and reopening',
    vulnerability: 'Problems and vulnerabilities',
  },
  accepting: 'The support service takes requests by:',
  includes: 'It includes:',
  hours: (shortenedEves) =>
    `The support service works on working days from 8:45 to 17:00 Moscow time${shortenedEves ? ', on the eve of public holidays to 16:00' : ''}. Hours of norms are working hours.`,
  norm: ({ target, measure, pausesWhileWaiting }) => {
    if (target.kind === 'planned') return 'by the planned date that the provider sets and may agree with the customer'
    const pause = measure === 'resolution' && !pausesWhileWaiting ? ', waiting for the customer included' : ''
    return `up to ${duration(target.minutes)} of working time${pause}`
  },
  near: ({ reaction, resolution }) =>
    `The specialist is warned ${duration(reaction)} before the reaction and ${duration(resolution)} before the resolution is due`,
  reminders: (days) =>
    days.length === 0
      ? 'There are no reminders of a request that waits.'
      : `While a request waits for the customer, he is reminded after ${listed(days.map(String))} working days. The resolution time stands still meanwhile.`,
  closing: (days) =>
    days === null
      ? 'The customer closes a request by accepting its resolution; it never closes by itself.'
      : `The customer closes a request by accepting its resolution; without an answer it closes after ${counted(days, 'working day')} of waiting.`,
  reopening: (days) =>
    `A closed request can be reopened within ${counted(days, 'working day')}; later a new one is created.`,
  vulnerability: {
    hours_72:
      'A new version is released within 72 hours from detection, at any hour. Each customer is told personally by e-mail.',
    civil_days:
      'A new version is released within three days, counted from the next day; a last day that is not working moves to the next working one. Each customer is told personally by e-mail.',
    working_days:
      'A new version is released within three working days from detection. Each customer is told personally by e-mail.',
  },
}
