import type { Instant } from '../../../core/time/instant.ts'
import type { Reader } from '../../../db/connect.ts'

/** Whether anybody is served here already. */
export async function hasCustomers(reader: Reader): Promise<boolean> {
  const row = await reader.selectFrom('customer').select('id').limit(1).executeTakeFirst()
  return row !== undefined
}

/** The last letter of a kind that the requester of a request got; its words are null where none were written. */
export const lastLetter = (
  reader: Reader,
  { ticket, template }: { readonly ticket: number; readonly template: string },
): Promise<
  | {
      readonly subject: string | null
      readonly text: string | null
      readonly messageId: string | null
      readonly at: Instant
    }
  | undefined
> =>
  reader
    .selectFrom('notice')
    .select(['subject', 'body_text as text', 'message_id as messageId', 'created_at as at'])
    .where('ticket', '=', ticket)
    .where('template', '=', template)
    .where('reason', '=', 'requester')
    .orderBy('event_seq', 'desc')
    .limit(1)
    .executeTakeFirst()
