import type { Reader } from '../../db/connect.ts'

export interface AuditSearch {
  readonly subjectType: string | undefined
  readonly subjectId: string | undefined
  /** The id of the last one of the page before. */
  readonly before: number | undefined
  readonly limit: number
}

/** Administrative acts, newest first; their ids grow in the order in which they were written. */
export async function listDeeds(reader: Reader, { subjectType, subjectId, before, limit }: AuditSearch) {
  let query = reader
    .selectFrom('audit')
    .leftJoin('person', 'person.id', 'audit.actor_id')
    .select([
      'audit.id',
      'audit.at',
      'audit.action',
      'audit.subject_type',
      'audit.subject_id',
      'audit.detail',
      'audit.actor_id',
      'person.name',
    ])
  if (subjectType !== undefined) query = query.where('audit.subject_type', '=', subjectType)
  if (subjectId !== undefined) query = query.where('audit.subject_id', '=', subjectId)
  if (before !== undefined) query = query.where('audit.id', '<', before)
  return query.orderBy('audit.id', 'desc').limit(limit).execute()
}

export type DeedRow = Awaited<ReturnType<typeof listDeeds>>[number]
