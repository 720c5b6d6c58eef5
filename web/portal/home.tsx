import { useQuery } from '@tanstack/react-query'
import { useSession } from '../frame/session.ts'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Link } from '../ui/link.tsx'
import { Panel } from '../ui/panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { ErrorState } from '../ui/state-page.tsx'
import { ContractCard } from './contract-card.tsx'
import css from './home.module.css'
import { countsQuery, someTickets } from './queries.ts'
import { ServiceCardPanel } from './service-card.tsx'
import { TicketRows } from './ticket-rows.tsx'

/** The portal's first page: one line of truth, what waits for the reader, then the rest, then how to reach us. */
export function Home() {
  return (
    <div className={css.page}>
      <div className={css.main}>
        <Requests />
      </div>
      <aside className={css.side}>
        <ContractCard />
        <ServiceCardPanel />
      </aside>
    </div>
  )
}

const SHOWN = 20

function Requests() {
  const { portal: t, frame } = useTexts()
  const { person } = useSession()
  const counts = useQuery(countsQuery)
  const expected = useQuery(someTickets({ view: 'expects_me', limit: SHOWN }))
  const open = useQuery(someTickets({ view: 'open', sort: 'last_word', limit: SHOWN }))
  const error = counts.error ?? expected.error ?? open.error
  const again = (): void => void Promise.all([counts.refetch(), expected.refetch(), open.refetch()])
  if (counts.data === undefined || expected.data === undefined || open.data === undefined)
    return error === null ? <Skeleton shape="page" lines={6} /> : <ErrorState error={error} onRetry={again} />
  const { expects_me: waiting = 0, open: all = 0 } = counts.data.counts
  const rest = open.data.items.filter((row) => row.expected === null)
  const observer = person.role === 'observer'
  const title = waiting === 0 ? t.nothingExpected() : observer ? t.expectOrganisation(waiting) : t.expectYou(waiting)
  const atWork = all > waiting ? t.atWork(all - waiting) : t.nothingAtWork()
  return (
    <>
      <header className={css.truth}>
        <h1 className={css.title}>{all === 0 ? t.nothingAtAll() : title}</h1>
        <p className={css.lead}>{all === 0 ? t.firstTime() : waiting === 0 || all > waiting ? atWork : ''}</p>
        {all === 0 && !observer && (
          <ButtonLink to={paths.newTicket()} icon="plus" className={css.first ?? ''}>
            {frame.newTicket()}
          </ButtonLink>
        )}
      </header>
      {waiting > 0 && (
        <Panel
          title={observer ? t.expectsOrganisationTitle() : t.expectsTitle()}
          tone="asks"
          flush
          aside={waiting > SHOWN && <Link to={paths.tickets('expects_me')}>{t.allTickets()}</Link>}
        >
          <TicketRows rows={expected.data.items} />
        </Panel>
      )}
      {rest.length > 0 && (
        <Panel title={t.restTitle()} flush aside={<Link to={paths.tickets()}>{t.allTickets()}</Link>}>
          <TicketRows rows={rest} />
        </Panel>
      )}
      {rest.length === 0 && (
        <p>
          <Link to={paths.tickets('all')}>{t.allTickets()}</Link>
        </p>
      )}
    </>
  )
}
