import { useState } from 'react'
import type { TicketCard, TimelineEntry } from '../../core/tickets/wire.ts'

export interface Basis {
  /** The last event that the writer had before him when he began. */
  readonly seq: number
  /** What has happened since. */
  readonly news: readonly TimelineEntry[]
  /** He has seen what happened and goes on from there. */
  readonly renew: () => void
}

/** On what state of the request a writer bases himself, and what came while he wrote (I12). */
export function useBasis(ticket: Pick<TicketCard, 'seq' | 'timeline'>): Basis {
  const [seq, setSeq] = useState(ticket.seq)
  return { seq, news: ticket.timeline.filter((entry) => entry.seq > seq), renew: () => setSeq(ticket.seq) }
}
