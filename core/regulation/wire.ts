import { z } from 'zod'
import { complexities, services, ticketKinds } from '../tickets/words.ts'
import { lineText } from '../wire.ts'
import type { Regulation } from './regulation.ts'

const bilingual = z.strictObject({ ru: lineText(300), en: lineText(300) })
/** R2.7, R5.5 …: how tests, stories and docs find the clause. */
const clause = z.string().regex(/^R\d+(\.\d+)?$/)
const slug = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const count = z.int().min(0).max(100_000)

export const normShape = z.strictObject({
  id: slug,
  clause,
  title: bilingual,
  measure: z.enum(['reaction', 'resolution']),
  when: z.strictObject({
    kinds: z.array(z.enum(ticketKinds)).optional(),
    complexities: z.array(z.enum(complexities)).optional(),
    critical: z.boolean().optional(),
  }),
  target: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('working'), minutes: count }),
    z.strictObject({ kind: z.literal('planned') }),
  ]),
  pausesWhileWaiting: z.boolean(),
})

/**
 * A regulation as it is stored and sent (DOMAIN 4.8). The shape alone does not make it usable: `problemsOf` finds
 * contradictions, holes and senseless numbers (U6).
 */
export const regulationShape = z.strictObject({
  id: slug,
  version: z.int().min(1),
  title: bilingual,
  provider: z.strictObject({
    name: lineText(300),
    shortName: lineText(100),
    city: lineText(100),
    address: lineText(300),
  }),
  calendar: z.strictObject({ kind: z.literal('ru'), shortenedEves: z.boolean() }),
  norms: z.array(normShape).min(1).max(100),
  services: z.array(
    z.strictObject({ service: z.enum(services), clause, title: bilingual, includes: z.array(bilingual).max(50) }),
  ),
  contacts: z
    .array(
      z.strictObject({ kind: z.enum(['phone', 'mobile', 'email', 'web']), value: lineText(300), label: bilingual }),
    )
    .max(50),
  nearMinutes: z.strictObject({ reaction: count, resolution: count }),
  reminderDays: z.array(count).max(20),
  closeBySilenceAfterDays: count.nullable(),
  reopenWithinDays: count,
  vulnerability: z.enum(['hours_72', 'civil_days', 'working_days']),
})

type Wire = z.infer<typeof regulationShape>

/** Reads a stored or sent regulation; undefined when it has not the shape. */
export function readRegulation(document: unknown): Regulation | undefined {
  const parsed = regulationShape.safeParse(document)
  return parsed.success ? asRegulation(parsed.data) : undefined
}

/** The shape's optional conditions may be present and undefined; the type's are absent. */
function asRegulation(wire: Wire): Regulation {
  return {
    ...wire,
    norms: wire.norms.map((norm) => {
      const { kinds, complexities, critical } = norm.when
      return {
        ...norm,
        when: {
          ...(kinds === undefined ? {} : { kinds }),
          ...(complexities === undefined ? {} : { complexities }),
          ...(critical === undefined ? {} : { critical }),
        },
      }
    }),
  }
}
