import type { Instant } from '../../core/time/instant.ts'
import type { Reader } from '../../db/connect.ts'

export interface RegulationRow {
  readonly document: unknown
  readonly effective_from: Instant
}

/** All versions of all regulations, the one that took effect last first. */
export const allRegulations = (reader: Reader): Promise<RegulationRow[]> =>
  reader
    .selectFrom('regulation')
    .select(['document', 'effective_from'])
    .orderBy('effective_from', 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('version', 'desc')
    .execute()
