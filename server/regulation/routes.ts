import { regulationWordsShape, serviceCardShape } from '../../core/regulation/service-wire.ts'
import { reads, type Line } from '../http/line.ts'
import { regulationInWords, serviceCard } from './views.ts'

export const lines: readonly Line[] = [
  reads({
    path: '/service',
    who: 'signed_in',
    summary: 'How to reach the support service, its hours and norms, and whether it is open now (R2.2, R2.7, R4).',
    reply: serviceCardShape,
    handle: async ({ house, now, language }) => {
      const regulation = house.regulations.current()
      return serviceCard(regulation, { calendar: house.regulations.calendarOf(regulation), now, language })
    },
  }),
  reads({
    path: '/regulation',
    who: 'signed_in',
    summary: 'The regulation in force, in words.',
    reply: regulationWordsShape,
    handle: async ({ house, language }) => regulationInWords(house.regulations.current(), language),
  }),
]
