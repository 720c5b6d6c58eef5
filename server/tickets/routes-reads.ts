import { z } from 'zod'
import { refuse } from '../../core/refusal.ts'
import { historyShape, ticketShape } from '../../core/tickets/wire.ts'
import {
  ticketCountsQueryShape,
  ticketCountsShape,
  ticketPageShape,
  ticketQueryShape,
} from '../../core/tickets/wire-lists.ts'
import { actorOf, reads, type Line } from '../http/line.ts'
import { numberParam } from './change-line.ts'
import { readCard } from './card.ts'
import { readHistory } from './history.ts'
import { readCounts, readPage } from './page.ts'

const params = z.strictObject(numberParam)

export const readLines: readonly Line[] = [
  reads({
    path: '/tickets',
    who: 'signed_in',
    summary: 'A list of requests: a view, filters, words, by cursor.',
    snapshot: false,
    query: ticketQueryShape,
    reply: ticketPageShape,
    handle: async (call) =>
      readPage(call.reader, call.house, { query: call.query, actor: actorOf(call), now: call.now }),
  }),
  reads({
    path: '/tickets/counts',
    who: 'signed_in',
    summary: 'How many requests each view of open ones holds; of one customer: how many are open, ended, and in all.',
    snapshot: false,
    query: ticketCountsQueryShape,
    reply: ticketCountsShape,
    handle: async (call) =>
      readCounts(call.reader, call.house, { query: call.query, actor: actorOf(call), now: call.now }),
  }),
  reads({
    path: '/tickets/:number',
    who: 'signed_in',
    summary: 'The whole page of a request (R5.4).',
    snapshot: false,
    params,
    reply: ticketShape,
    handle: async (call) => {
      const { reader, house, now, language } = call
      const { number } = call.params
      return (await readCard(reader, house, { number, actor: actorOf(call), now, language })) ?? refuse('not_found')
    },
  }),
  reads({
    path: '/tickets/:number/history',
    who: 'signed_in',
    summary: 'The history with its hash chain, to take away and verify offline.',
    params,
    reply: historyShape,
    handle: async (call) => {
      const { number } = call.params
      return (await readHistory(call.reader, { number, actor: actorOf(call) })) ?? refuse('not_found')
    },
  }),
]
