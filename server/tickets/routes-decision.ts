import { z } from 'zod'
import { decisionLinkShape, linkDecisionShape } from '../../core/letters/wire.ts'
import { refuse } from '../../core/refusal.ts'
import { acts, reads, type Line } from '../http/line.ts'
import { decideByLink, decisionOf } from './acts-decision.ts'

const params = z.strictObject({ token: z.string().max(200) })

/** The links of a letter by which a customer decides about a resolution without signing in (R5.7, B5). */
export const decisionLines: readonly Line[] = [
  reads({
    path: '/decisions/:token',
    who: 'anyone',
    summary: 'What a link of a letter would decide; asking decides nothing, so that mail scanners may follow links.',
    params,
    reply: decisionLinkShape,
    handle: async ({ reader, house, params: { token }, now }) => {
      const link = await decisionOf(reader, { token, now })
      if (link === undefined) return refuse('link_used_or_expired')
      const { choice, number, name } = link
      return { choice, number, name, provider: house.regulations.current().provider.name }
    },
  }),
  acts({
    method: 'POST',
    path: '/decisions/:token',
    who: 'anyone',
    // It works once by itself.
    repeatable: false,
    summary: 'Accepts a resolution, or returns it with a reason, by a link of a letter. Once; it opens no session.',
    params,
    body: linkDecisionShape,
    reply: z.null(),
    status: 204,
    handle: async ({ tx, house, params: { token }, body: { reason }, now }) =>
      decideByLink(tx, house, { token, reason, now }),
  }),
]
