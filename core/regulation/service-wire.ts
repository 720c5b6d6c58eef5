import { z } from 'zod'
import { instantText } from '../wire.ts'

/** The service's card for both sides: contacts, hours, whether somebody is there now (R2.2, R2.7, R4). */
export const serviceCardShape = z.strictObject({
  provider: z.strictObject({ name: z.string(), shortName: z.string(), city: z.string(), address: z.string() }),
  regulation: z.strictObject({ id: z.string(), version: z.int(), title: z.string() }),
  contacts: z.array(
    z.strictObject({ kind: z.enum(['phone', 'mobile', 'email', 'web']), value: z.string(), label: z.string() }),
  ),
  zone: z.string(),
  open: z.boolean(),
  /** When open: closing time; when closed: the next opening. */
  until: instantText,
  today: z.array(z.tuple([z.string(), z.string()])),
  /** The norms in words, for the portal. */
  norms: z.array(
    z.strictObject({
      id: z.string(),
      clause: z.string(),
      title: z.string(),
      text: z.string(),
      /** Working minutes; null: by a planned date, which no contract replaces. */
      minutes: z.int().nullable(),
    }),
  ),
})
export type ServiceCard = z.infer<typeof serviceCardShape>

/** The regulation in force in words, clause by clause, as both sides read it (DOMAIN 4.8). */
export const regulationWordsShape = z.strictObject({
  id: z.string(),
  version: z.int(),
  title: z.string(),
  paragraphs: z.array(
    z.strictObject({ clause: z.string(), title: z.string(), text: z.string(), items: z.array(z.string()) }),
  ),
})
export type RegulationWords = z.infer<typeof regulationWordsShape>
