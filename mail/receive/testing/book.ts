import type { Arrival } from '../../../server/letters/acts-store.ts'
import type { UidBook } from '../arrival.ts'

interface Page {
  readonly firstUidNext: number
  readonly stored: Set<number>
  readonly skipped: Set<number>
  readonly moved: Set<number>
}

/** The book of a mailbox in memory, as the tables keep it. */
export interface MemoryBook extends UidBook {
  /** What the store does in the same transaction as the letter. */
  write(arrival: Arrival): void
  readonly pages: Map<number, Page>
}

export function openBook(): MemoryBook {
  const pages = new Map<number, Page>()
  const page = (validity: number): Page => {
    const found = pages.get(validity)
    if (found === undefined) throw new Error(`no page ${validity}`)
    return found
  }
  return {
    pages,
    write: (arrival) => {
      if (arrival.source === 'imap') page(arrival.uidValidity).stored.add(arrival.uid)
    },
    validity: async (_mailbox, validity) => pages.get(validity) ?? null,
    begin: async (_mailbox, { uidValidity, uidNext }) => {
      const renewed = pages.size > 0
      pages.set(uidValidity, { firstUidNext: uidNext, stored: new Set(), skipped: new Set(), moved: new Set() })
      return { renewed }
    },
    known: async (_mailbox, validity, uids) => {
      const { stored, skipped } = page(validity)
      return new Set(uids.filter((uid) => stored.has(uid) || skipped.has(uid)))
    },
    skip: async (_mailbox, validity, uids) => uids.forEach((uid) => page(validity).skipped.add(uid)),
    unmoved: async (_mailbox, validity) => [...page(validity).stored].filter((uid) => !page(validity).moved.has(uid)),
    moved: async (_mailbox, validity, uids) => uids.forEach((uid) => page(validity).moved.add(uid)),
  }
}
