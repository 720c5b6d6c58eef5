import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { TicketCard } from '../../core/tickets/wire.ts'
import { spanInWords } from '../../lang/format.ts'
import { useSession } from '../frame/session.ts'
import { useReader, useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { ClockWhy } from '../tickets/clock-why.tsx'
import { ticketQuery } from '../tickets/query.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Moment } from '../ui/moment.tsx'
import { Panel } from '../ui/panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { ErrorState } from '../ui/state-page.tsx'
import { Cover } from './cover.tsx'
import css from './registered.module.css'

/** What registration answers (R2.5, R2.7, R5.1): the number, by when somebody reacts and why then, what covers it. */
export function Registered() {
  const number = Number(useParams({ strict: false })['number'])
  const { data, error, refetch } = useQuery(ticketQuery(number))
  if (data !== undefined) return <Result ticket={data} />
  return error === null ? <Skeleton shape="page" /> : <ErrorState error={error} onRetry={() => void refetch()} />
}

function Result({ ticket }: { readonly ticket: TicketCard }) {
  const { portal } = useTexts()
  const t = portal.new.registered
  const { language } = useReader()
  const reaction = ticket.clocks.find(({ measure }) => measure === 'reaction')
  return (
    <div className={css.page}>
      <header className={css.head}>
        <Icon name="check-circle" size={24} className={css.mark} />
        <h1 className={css.title} tabIndex={-1} ref={(heading) => heading?.focus()}>
          {t.title(ticket.number)}
        </h1>
        <p className={css.subject}>{ticket.subject}</p>
      </header>
      {reaction?.due != null && (
        <Panel tone="asks">
          <p className={css.by}>
            {t.reactsBy()}{' '}
            <b>
              <Moment at={reaction.due} />
            </b>{' '}
            <ClockWhy clock={reaction} />
          </p>
          {reaction.targetMs !== null && (
            <p className={css.norm}>{t.reactsFor(spanInWords(language, reaction.targetMs))}</p>
          )}
        </Panel>
      )}
      <Panel title={t.cover()}>
        <Cover entitlement={ticket.entitlement} />
      </Panel>
      <Panel title={t.nextTitle()}>
        <Next ticket={ticket} />
      </Panel>
      <div className={css.acts}>
        <ButtonLink to={paths.ticket(ticket.number)} look="primary">
          {t.open()}
        </ButtonLink>
        <ButtonLink to={paths.newTicket()}>{t.another()}</ButtonLink>
      </div>
    </div>
  )
}

function Next({ ticket }: { readonly ticket: TicketCard }) {
  const t = useTexts().portal.new.registered
  const { person } = useSession()
  const steps = [
    t.nextLetter(person.email),
    ticket.critical === 'claimed' ? t.nextCritical() : t.nextAccept(),
    ticket.entitlement.covered ? t.nextPlanned() : t.nextOffer(),
    t.nextClosed(),
  ]
  return (
    <ol className={css.steps}>
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  )
}
