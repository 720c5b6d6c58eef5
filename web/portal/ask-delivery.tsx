import type { TicketCard } from '../../core/tickets/wire.ts'
import { useTexts } from '../language.tsx'
import { CheckedFiles } from '../tickets/files.tsx'
import css from './ticket.module.css'
import { Verdict } from './verdict.tsx'

/** R5.6: what was delivered, with checksums and instructions, and the customer's decision about it. */
export function AskDelivery({ ticket }: { readonly ticket: TicketCard }) {
  const { portal, tickets, ticketPage } = useTexts()
  const t = portal.ticket
  const delivery = ticket.deliveries.findLast(({ state }) => state === 'pending')
  if (delivery === undefined) return null
  return (
    <>
      <div className={css.said}>
        <p className={css.saidBy}>{tickets.deliveryKind(delivery.kind)}</p>
        <p className={css.deliveryTitle}>{delivery.title ?? ticketPage.erased()}</p>
        <h3 className={css.label}>{t.delivery.files()}</h3>
        <CheckedFiles files={delivery.files} />
        <p className={css.fine}>{t.delivery.checksumWhy()}</p>
        <h3 className={css.label}>{t.delivery.instructions()}</h3>
        <p className={css.words}>{delivery.instructions ?? ticketPage.erased()}</p>
      </div>
      <Verdict
        key={delivery.id}
        ticket={ticket}
        about={delivery.id}
        words={t.delivery}
        acceptPath={`deliveries/${delivery.id}/acceptance`}
        rejectPath={`deliveries/${delivery.id}/rejection`}
        acceptRight={ticket.can.accept_delivery}
        rejectRight={ticket.can.reject_delivery}
      />
    </>
  )
}
