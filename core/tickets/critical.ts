import type { Ticket } from './ticket.ts'

/**
 * R2.7 «критическая ошибка»: a defect that the customer says, or a specialist has confirmed, makes work impossible. The
 * claim counts until a specialist declines it.
 */
export const isCritical = ({ kind, critical }: Pick<Ticket, 'kind' | 'critical'>): boolean =>
  kind === 'defect' && (critical === 'claimed' || critical === 'confirmed')
