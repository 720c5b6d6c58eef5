import type { Instant } from '../../../core/time/instant.ts'
import type { Database } from '../../../db/connect.ts'
import { type Outbox, type OutboxOptions, startOutbox } from '../outbox.ts'

/** The real outbox over a database and a peer, for as long as the work lasts; its clock is the test's. */
export async function withOutbox(
  given: {
    readonly database: Database
    readonly smtpUrl: string | null
    readonly now: () => Instant
  } & Partial<OutboxOptions>,
  work: (outbox: Outbox) => Promise<void>,
): Promise<void> {
  const outbox = await startOutbox({
    mailFrom: 'Служба поддержки <support@help.example>',
    baseUrl: 'https://help.example',
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    pollMs: 20,
    ...given,
  })
  try {
    await work(outbox)
  } finally {
    await outbox.stop()
  }
}
