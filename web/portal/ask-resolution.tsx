import type { TicketCard } from '../../core/tickets/wire.ts'
import { useTexts } from '../language.tsx'
import { Attachments } from '../ui/attachments.tsx'
import { Moment } from '../ui/moment.tsx'
import css from './ticket.module.css'
import { Verdict } from './verdict.tsx'

/** R5.7: the customer accepts the resolution, which closes the request, or returns it for rework. */
export function AskResolution({ ticket }: { readonly ticket: TicketCard }) {
  const { portal, ticketPage } = useTexts()
  const t = portal.ticket
  const proposed = ticket.timeline.findLast(({ type }) => type === 'resolution_proposed')
  return (
    <>
      <div className={css.said}>
        <p className={css.saidBy}>
          {proposed?.by.name ?? t.resolution.proposed()}
          {proposed && (
            <>
              {' '}
              · <Moment at={proposed.at} form="brief" />
            </>
          )}
        </p>
        <p className={css.words}>{ticket.resolution?.text ?? ticketPage.erased()}</p>
        <Attachments files={proposed?.files ?? []} />
      </div>
      <Verdict
        key={proposed?.seq}
        ticket={ticket}
        about={String(proposed?.seq)}
        words={t.resolution}
        acceptPath="resolution/acceptance"
        rejectPath="resolution/return"
        acceptRight={ticket.can.accept_resolution}
        rejectRight={ticket.can.return_for_rework}
      />
    </>
  )
}
