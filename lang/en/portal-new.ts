import type { Impact, Service, Urgency } from '../../core/tickets/words.ts'
import type { newTicket as ru } from '../ru/portal-new.ts'

const askings = {
  cannot_work: ['I can’t work at all', 'A module or subsystem does not work'],
  defect: ['It works, but wrongly', 'Something does not do what it should, but work goes on'],
  consultation: ['I have a question', 'How to install, set up or do something'],
  change: ['I need a change', 'A new function, report, field, another behaviour'],
  update: ['I need a new version or documentation', 'An update, a manual, a description'],
} as const
const impacts: Record<Impact, string> = {
  one_person: 'Only me',
  department: 'A department',
  organisation: 'The whole organisation',
}
const urgencies: Record<Urgency, readonly [string, string]> = {
  can_wait: ['It can wait', 'We work as usual'],
  hampers_work: ['It hampers work', 'We manage, but lose time'],
  stops_work: ['Work has stopped', 'Nothing can be done until it is fixed'],
}
const services: Record<Service, string> = {
  support: 'Advice, fixes, new versions and documentation',
  maintenance: 'Support, and changes within the licensed functions',
  development: 'New functions, modules and subsystems from your requirements',
}

export const newTicket: typeof ru = {
  title: () => 'New request',
  lead: () => 'Describe what happened in your own words. The rest is a few short questions.',
  draft: () => 'Draft restored',
  startOver: () => 'Start over',
  thrownAway: () => 'Draft deleted',

  whatTitle: () => 'What happened',
  subject: () => 'In short, one line',
  subjectHint: () => 'For example: the mimic diagram of the boiler house does not print',
  description: () => 'In detail',
  descriptionHint: () =>
    'What you did, what you saw and what you expected. Error texts, files and screenshots can be pasted right here.',

  kindTitle: () => 'What it is about',
  kind: (asking) => askings[asking][0],
  kindText: (asking) => askings[asking][1],
  impossible: () => 'Is it entirely impossible to work with the module or subsystem?',
  impossibleHint: () => 'The time depends on the answer: a critical defect is fixed first, in hours, not days.',
  impossibleYes: () => 'Yes, impossible',
  impossibleYesText: () => 'There is no way round. Registered as a critical defect; a specialist confirms it.',
  impossibleNo: () => 'No, there is a way round',
  impossibleNoText: () => 'Awkward, but work goes on. Registered as an ordinary defect.',

  weightTitle: () => 'How much it hampers',
  impact: () => 'Who is affected',
  impactOf: (impact) => impacts[impact],
  urgency: () => 'How urgent it is',
  urgencyOf: (urgency) => urgencies[urgency][0],
  urgencyText: (urgency) => urgencies[urgency][1],
  expectedBy: () => 'Needed by',
  expectedByHint: () => 'This is your wish. A specialist sets the date and agrees it with you.',

  whereTitle: () => 'Where it is',
  product: () => 'Product',
  noProduct: () => 'Don’t know or doesn’t matter',
  module: () => 'Module',
  noModule: () => 'Don’t know',
  service: () => 'Service',
  serviceFolded: (service) => `Service: ${service}`,
  serviceByKind: (service) => `${service}, by the kind of request`,
  serviceText: (service) => services[service],

  send: () => 'Register the request',
  sendingFiles: () => 'Files are still being uploaded. Wait a moment.',
  failedFiles: () => 'Some files were not uploaded. Remove them or attach them again.',
  follows: () => 'You get a number and the time of our answer at once, and a letter by mail.',
  closedNow: () => 'The service is closed now: the reaction time starts',
  observer: () => 'An observer creates no requests. Ask a colleague or your organisation’s administrator.',

  missing: {
    subject: () => 'Say in one line what it is about',
    description: () => 'Describe what happened',
    asking: () => 'Choose what it is about',
    impossible: () => 'Please answer: the time depends on it',
    impact: () => 'Choose who is affected',
    urgency: () => 'Choose how urgent it is',
    expectedBy: () => 'This date has passed',
  },

  registered: {
    title: (number) => `Request No. ${number} is registered`,
    reactsBy: () => 'A specialist answers by',
    reactsFor: (span) => `Reaction norm: ${span} of working time.`,
    cover: () => 'Contract',
    coveredBy: () => 'The request is covered',
    contractOf: (kind, number) => `${kind} No.\u00a0${number}`,
    nextTitle: () => 'What happens next',
    nextLetter: (address) => `A letter with the number goes to ${address}.`,
    nextAccept: () => 'A specialist takes the request and writes to you.',
    nextCritical: () => 'You said that work is impossible: a specialist checks this first.',
    nextPlanned: () => 'Then the date of the resolution appears here. You can agree to it or propose another.',
    nextClosed: () => 'You close the request yourself when the resolution suits you.',
    nextOffer: () => 'For work outside a contract we make an offer. Nothing that costs starts without your consent.',
    open: () => 'Open the request',
    another: () => 'Create another',
  },
}
