import { useState } from 'react'
import type { TicketCard } from '../../core/tickets/wire.ts'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { useReason } from '../tickets/reason.ts'
import { Banner } from '../ui/banner.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Link } from '../ui/link.tsx'
import { Moment } from '../ui/moment.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import css from './ticket.module.css'
import { useTicketAct } from './ticket-act.ts'

/** The request has ended: how, when, and how to take it up again. */
export function Ended({ ticket }: { readonly ticket: TicketCard }) {
  const t = useTexts().portal.ticket
  const dead = useReason(ticket.state)
  const [asking, setAsking] = useState(false)
  const { endedAt, mergedInto, state } = ticket
  if (endedAt === null) return null
  if (mergedInto !== null)
    return (
      <Banner title={t.endedBanner.merged()}>
        <Link to={paths.ticket(mergedInto)}>{t.facts.merged(mergedInto)}</Link>
      </Banner>
    )
  const right = ticket.can.reopen
  const over = right !== true && right?.no === 'reopen_period_over'
  return (
    <>
      <Banner
        tone={state === 'closed' ? 'ok' : 'info'}
        title={state === 'closed' ? t.endedBanner.closed() : t.endedBanner.cancelled()}
        action={
          <span className={css.acts}>
            <Button size="small" icon="undo" dead={dead(right)} onClick={() => setAsking(true)}>
              {t.reopen.open()}
            </Button>
            {over && (
              <ButtonLink to={paths.newTicket()} size="small">
                {t.reopen.insteadNew()}
              </ButtonLink>
            )}
          </span>
        }
      >
        <Moment at={endedAt} />
        {right === true && ticket.reopenUntil !== null && (
          <>
            . {t.reopen.until()} <Moment at={ticket.reopenUntil} />
          </>
        )}
      </Banner>
      <Reopen ticket={ticket} open={asking} onClose={() => setAsking(false)} />
    </>
  )
}

interface AskingProps {
  readonly ticket: TicketCard
  readonly open: boolean
  readonly onClose: () => void
}

function Reopen({ ticket, open, onClose }: AskingProps) {
  const t = useTexts().portal.ticket.reopen
  const act = useTicketAct<{ readonly reason: string | null }>({ ticket, path: 'reopening', onDone: onClose })
  return (
    <ReasonDialog
      open={open}
      onClose={onClose}
      place={`ticket-${ticket.number}-reopen`}
      words={{ title: t.title(), text: t.text(), reason: t.reason(), send: t.send(), done: t.done() }}
      act={act}
      required
    />
  )
}

/** Withdrawing, with what it means spelled out. */
export function Cancel({ ticket }: { readonly ticket: TicketCard }) {
  const t = useTexts().portal.ticket.cancel
  const dead = useReason(ticket.state)
  const [open, setOpen] = useState(false)
  const close = (): void => setOpen(false)
  const act = useTicketAct<{ readonly reason: string | null }>({ ticket, path: 'cancellation', onDone: close })
  if (ticket.endedAt !== null) return null
  return (
    <>
      <Button
        look="quiet"
        size="small"
        icon="circle-cross"
        dead={dead(ticket.can.cancel)}
        onClick={() => setOpen(true)}
      >
        {t.open()}
      </Button>
      <ReasonDialog
        open={open}
        onClose={close}
        place={`ticket-${ticket.number}-cancel`}
        words={{
          title: t.title(),
          text: `${t.text()} ${t.reopenLater()}`,
          reason: t.reason(),
          send: t.send(),
          done: t.done(),
        }}
        act={act}
        danger
      />
    </>
  )
}
