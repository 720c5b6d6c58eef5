import type { StaffActor } from '../../core/people/actor.ts'
import { refuse, type Refusal } from '../../core/refusal.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'
import { record } from '../audit/writes.ts'
import { lockPerson } from './reads.ts'
import { confirmDraft } from './writes-draft.ts'

/** Somebody of the staff says that a contact whom a letter brought is who he seems to be (R3). */
export async function confirmPerson(
  tx: Tx,
  { actor, personId, now }: { readonly actor: StaffActor; readonly personId: string; readonly now: Instant },
): Promise<true | Refusal> {
  const person = await lockPerson(tx, personId)
  if (person === undefined || person.side !== 'customer') return refuse('not_found')
  if (!person.active) return refuse('person_inactive')
  if (!(await confirmDraft(tx, personId))) return refuse('nothing_changes')
  const what = { subjectType: 'person', subjectId: personId, subject: person.name } as const
  await record(tx, { at: now, actorId: actor.personId, action: 'person.confirm', ...what })
  return true
}
