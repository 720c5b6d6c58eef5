import type { TicketCard } from '../../../core/tickets/wire.ts'

export interface ActProps {
  readonly ticket: TicketCard
  readonly onClose: () => void
}
