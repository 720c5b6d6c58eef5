import { regulationWordsShape, serviceCardShape } from '../../core/regulation/service-wire.ts'
import { actorOf, reads, type Line } from '../http/line.ts'
import { regulationOfReader } from './of-reader.ts'
import { regulationInWords, serviceCard } from './views.ts'

export const lines: readonly Line[] = [
  reads({
    path: '/service',
    who: 'signed_in',
    summary: 'How to reach the support service, its hours and norms, and whether it is open now (R2.2, R2.7, R4).',
    reply: serviceCardShape,
    handle: async (call) => {
      const { reader, house, now, language } = call
      const regulation = await regulationOfReader(reader, house, { actor: actorOf(call), now })
      return serviceCard(regulation, { calendar: house.regulations.calendarOf(regulation), now, language })
    },
  }),
  reads({
    path: '/regulation',
    who: 'signed_in',
    summary: 'The regulation in force in words; to a customer the one that his contract points to.',
    reply: regulationWordsShape,
    handle: async (call) => {
      const regulation = await regulationOfReader(call.reader, call.house, { actor: actorOf(call), now: call.now })
      return regulationInWords(regulation, call.language)
    },
  }),
]
