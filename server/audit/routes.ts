import { auditQueryShape, auditRowShape } from '../../core/audit/wire.ts'
import { z } from 'zod'
import { reads, type Line } from '../http/line.ts'
import { listDeeds } from './reads.ts'
import { deedView } from './views.ts'

export const lines: readonly Line[] = [
  reads({
    path: '/audit',
    who: { staff: ['administrator'] },
    summary: 'What administrators changed: who, when, what.',
    query: auditQueryShape,
    reply: z.strictObject({ items: z.array(auditRowShape), next: z.string().nullable() }),
    handle: async (call) => {
      const { subjectType, subjectId, cursor, limit = 50 } = call.query
      const rows = await listDeeds(call.reader, { subjectType, subjectId, before: cursor, limit: limit + 1 })
      const shown = rows.slice(0, limit)
      const last = shown.at(-1)
      return { items: shown.map(deedView), next: rows.length > limit && last !== undefined ? String(last.id) : null }
    },
  }),
]
