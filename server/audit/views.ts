import type { AuditRow } from '../../core/audit/wire.ts'
import { formatInstant } from '../../core/time/instant.ts'
import type { DeedRow } from './reads.ts'

// What `record` lets in is what comes out.
export function deedView(row: DeedRow): AuditRow {
  const { subject, ...detail } = row.detail as Record<string, unknown>
  return {
    id: row.id,
    at: formatInstant(row.at),
    actor: row.actor_id !== null && row.name !== null ? { id: row.actor_id, name: row.name } : null,
    action: row.action,
    subjectType: row.subject_type as AuditRow['subjectType'],
    subjectId: row.subject_id,
    subject: typeof subject === 'string' ? subject : null,
    detail,
  }
}
