import { z } from 'zod'
import type { CalendarText } from './calendar-text.ts'

/** One interval of a day: `["08:45", "17:00"]`. Whether the times exist is for `calendarFromText` to say. */
const intervalWire = z.tuple([z.string().max(8), z.string().max(8)])

/** The intervals of one day, in any order; enough for an interval every ten minutes. */
const dayWire = z.array(intervalWire).max(144)

/**
 * The shape of a written calendar (DOMAIN 4.1): unknown keys and wrong types are refused here, impossible hours by
 * `calendarFromText`.
 */
export const calendarWire = z.strictObject({
  zone: z.string().max(64),
  week: z.strictObject({
    mon: dayWire.optional(),
    tue: dayWire.optional(),
    wed: dayWire.optional(),
    thu: dayWire.optional(),
    fri: dayWire.optional(),
    sat: dayWire.optional(),
    sun: dayWire.optional(),
  }),
  exceptions: z.record(z.string().max(10), dayWire).optional(),
  confirmed: z.strictObject({ from: z.string().max(10), to: z.string().max(10) }).optional(),
  id: z.string().max(64).optional(),
  version: z.string().max(64).optional(),
}) satisfies z.ZodType<CalendarText>
