import { z } from 'zod'

/** What watchers of mailboxes are told. `changed`: its settings, begin anew. `look`: somebody wants to see it now. */
export interface MailboxNews {
  readonly mailboxId: string
  readonly what: 'changed' | 'look'
}

/** The channel of PostgreSQL's NOTIFY on which they are told. */
export const MAILBOX_CHANNEL = 'asmo_mailbox'

const shape = z.strictObject({ mailboxId: z.uuid(), what: z.enum(['changed', 'look']) })

/** Reads a payload of that channel; undefined: nothing that we have sent. */
export function mailboxNewsIn(payload: string): MailboxNews | undefined {
  try {
    return shape.safeParse(JSON.parse(payload)).data
  } catch {
    return undefined
  }
}
