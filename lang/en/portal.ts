import { counted as countedIn } from '../format.ts'
import type { portal as ru } from '../ru/portal.ts'
import { newTicket } from './portal-new.ts'
import { organisation } from './portal-organisation.ts'
import { ticket } from './portal-ticket.ts'

const counted = (count: number): string => countedIn('en', count, { one: 'request', many: 'requests' })

const views = {
  open: 'Open',
  expects_me: 'Waiting for you',
  mine: 'Mine',
  ended: 'Finished',
  all: 'All',
} as const

const empty = {
  open: 'No request is open. Finished ones are in the next tab.',
  expects_me: 'Nothing is expected of you now.',
  mine: 'You have made no requests, or all of them are finished.',
  ended: 'No request has been finished yet.',
  all: 'There are no requests yet.',
} as const

export const portal: typeof ru = {
  expectYou: (count) =>
    count === 1 ? 'One request is waiting for your answer' : `${counted(count)} are waiting for your answer`,
  expectOrganisation: (count) =>
    count === 1
      ? 'One request is waiting for your organisation'
      : `${counted(count)} are waiting for your organisation`,
  nothingExpected: () => 'Nothing is expected of you now',
  nothingAtAll: () => 'No open requests',
  atWork: (count) => `${counted(count)} with the support service`,
  nothingAtWork: () => 'All requests are finished. If you need something, create a new one.',
  firstTime: () => 'Your requests will be here: who works on them, by when, and what is needed from you.',
  expectsTitle: () => 'Waiting for you',
  expectsOrganisationTitle: () => 'Waiting for your organisation',
  restTitle: () => 'In progress',
  allTickets: () => 'All requests',

  listTitle: () => 'Requests',
  view: (view) => views[view],
  searchLabel: () => 'Number or words of a request',
  emptyView: (view) => empty[view],
  emptyTitle: () => 'Nothing here',
  notFoundTitle: () => 'Nothing found',
  notFoundText: () => 'Check the number or try other words. The search covers subject, description and messages.',
  searchEverywhere: () => 'Search all requests',

  row: {
    assignee: (name) => `With: ${name}`,
    nobodyYet: () => 'No specialist assigned yet',
    reactsBy: () => 'We answer by',
    planned: () => 'Planned date:',
    lastWord: (who) => `Last word: ${who}`,
    support: () => 'support service',
    endedAt: () => 'Finished',
    requester: (name) => `From: ${name}`,
  },

  contract: {
    title: () => 'Contract',
    titleMany: () => 'Contracts',
    covers: () => 'Includes',
    products: () => 'Products',
    allProducts: () => 'all that you have',
    until: () => 'Valid',
    none: () => 'No valid contract',
    noneText: () =>
      'Requests are registered all the same and answered within the reaction time; for work we make an offer.',
    more: () => 'All contracts',
  },

  service: {
    title: () => 'Support service',
    pageTitle: () => 'Contacts and times',
    openUntil: () => 'Open until',
    closedUntil: () => 'Closed now. We answer',
    opensToday: (time) => `today from ${time}`,
    opensAt: (weekday, day, time) => `on ${weekday} ${day} from ${time}`,
    today: () => 'Hours today',
    dayOff: () => 'not a working day',
    from: (from, to) => `${from} to ${to}`,
    contacts: () => 'How to reach us',
    norms: () => 'Times by the regulation',
    address: () => 'Address',
    regulation: () => 'The whole regulation',
    showRegulation: () => 'Times and regulation',
    version: (version) => `version ${version}`,
    noContacts: () => 'No phone or e-mail is given yet. Create a request: somebody on duty will see it.',
  },

  new: newTicket,
  ticket,
  organisation,
}
