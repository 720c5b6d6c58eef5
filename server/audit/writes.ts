import type { auditSubjects } from '../../core/audit/wire.ts'
import type { Tx } from '../../db/connect.ts'
import type { Instant } from '../../core/time/instant.ts'

/** One administrative act: who did what to whom, and what changed. Never a password, token or hash. */
export interface Deed {
  readonly at: Instant
  /** Null: the command line or the program itself. */
  readonly actorId: string | null
  /** A verb of our own, e.g. `person.deactivate`. */
  readonly action: string
  readonly subjectType: (typeof auditSubjects)[number]
  readonly subjectId: string | null
  /** What it is called now: the journal still says it when it is called otherwise, or is gone. */
  readonly subject: string | null
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Writes down an administrative act, in the transaction of the act itself. */
export async function record(tx: Tx, deed: Deed): Promise<void> {
  await tx
    .insertInto('audit')
    .values({
      at: deed.at,
      actor_id: deed.actorId,
      action: deed.action,
      subject_type: deed.subjectType,
      subject_id: deed.subjectId,
      detail: JSON.stringify({ ...deed.detail, subject: deed.subject }),
    })
    .execute()
}
