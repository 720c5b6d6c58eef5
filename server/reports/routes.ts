import { wallQueryShape, wallShape } from '../../core/tickets/wire-lists.ts'
import { reads, type Line } from '../http/line.ts'
import { readWall } from './wall.ts'

export const lines: readonly Line[] = [
  reads({
    path: '/wall',
    who: { staff: ['manager', 'administrator'] },
    summary: 'What is late or will be within two working hours, by norm and by specialist.',
    query: wallQueryShape,
    reply: wallShape,
    handle: async ({ reader, house, now, language, query }) =>
      readWall(reader, house, { now, language, opened: query }),
  }),
]
