import type { ReactNode } from 'react'
import type { TicketCard } from '../../core/tickets/wire.ts'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { Clocks } from '../tickets/clocks.tsx'
import { Attachments } from '../ui/attachments.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Link } from '../ui/link.tsx'
import { DateOnly, Moment } from '../ui/moment.tsx'
import { Facts, Panel } from '../ui/panel.tsx'
import { Cover } from './cover.tsx'
import { Cancel } from './ended.tsx'
import css from './ticket.module.css'
import { Watchers } from './watchers.tsx'

/** The facts of a request, the same that the provider has (R5.4). */
export function TicketSide({ ticket }: { readonly ticket: TicketCard }) {
  const t = useTexts().portal.ticket
  const files = filesOf(ticket)
  return (
    <aside className={css.side}>
      <Panel title={t.facts.title()}>
        <TicketFacts ticket={ticket} />
      </Panel>
      <Panel title={t.facts.clocks()}>
        <Clocks clocks={ticket.clocks} />
      </Panel>
      <Panel title={t.facts.contract()}>
        <Cover entitlement={ticket.entitlement} />
      </Panel>
      {files.length > 0 && (
        <Panel title={t.facts.files()} aside={<span className={css.count}>{files.length}</span>}>
          <div className={css.files}>
            <Attachments files={files} />
          </div>
        </Panel>
      )}
      <Links ticket={ticket} />
      <Watchers ticket={ticket} />
      <div className={css.ways}>
        <Cancel ticket={ticket} />
        <a href={paths.ticketHistory(ticket.number)} download={`ticket-${ticket.number}.json`}>
          {t.history()}
        </a>
      </div>
    </aside>
  )
}

function TicketFacts({ ticket }: { readonly ticket: TicketCard }) {
  const { portal, tickets } = useTexts()
  const t = portal.ticket.facts
  const { planned, assignee, registeredBy, requester, regulation } = ticket
  const due = ticket.clocks.find(({ measure }) => measure === 'resolution')?.due ?? null
  const place = [ticket.product?.name, ticket.module?.name].filter(Boolean).join(' · ')
  const written = registeredBy.side === 'provider' && registeredBy.name !== null
  return (
    <Facts
      facts={[
        {
          label: t.assignee(),
          value: assignee === null ? t.nobody() : <Person name={assignee.name} />,
        },
        { label: planned === null && due ? t.due() : t.planned(), value: <When planned={planned} due={due} /> },
        ticket.expectedBy !== null && { label: t.expectedBy(), value: <DateOnly date={ticket.expectedBy} /> },
        { label: t.kind(), value: tickets.kind(ticket.kind) + criticalOf(ticket, tickets.criticality) },
        place !== '' && { label: t.product(), value: place },
        { label: t.service(), value: tickets.service(ticket.service) },
        {
          label: t.priority(),
          value: `${tickets.impact(ticket.impact)}, ${tickets.urgency(ticket.urgency).toLowerCase()}`,
        },
        {
          label: t.requester(),
          value: written ? `${requester.name} (${t.registeredBy(registeredBy.name ?? '')})` : requester.name,
        },
        { label: t.registered(), value: <Moment at={ticket.registeredAt} /> },
        ticket.endedAt !== null && { label: t.ended(), value: <Moment at={ticket.endedAt} /> },
        ticket.reworks > 0 && { label: t.reworks(), value: t.reworksCount(ticket.reworks) },
        { label: t.regulation(), value: t.regulationOf(regulation.title, regulation.version) },
      ]}
    />
  )
}

const criticalOf = (
  { critical }: Pick<TicketCard, 'critical'>,
  words: (critical: TicketCard['critical']) => string,
): string => (critical === 'no' ? '' : ` · ${words(critical).toLowerCase()}`)

const Person = ({ name }: { readonly name: string }): ReactNode => (
  <span className={css.person}>
    <Avatar name={name} side="provider" size="small" />
    {name}
  </span>
)

interface WhenProps {
  readonly planned: TicketCard['planned']
  readonly due: string | null
}

/** A planned date where there is one; otherwise the hours of the norm say by when. */
function When({ planned, due }: WhenProps) {
  const t = useTexts().portal.ticket.facts
  if (planned !== null) return <Planned planned={planned} />
  return due === null ? t.noPlanned() : <Moment at={due} />
}

function Planned({ planned }: { readonly planned: NonNullable<TicketCard['planned']> }) {
  const t = useTexts().portal.ticket.planned
  return (
    <>
      <DateOnly date={planned.date} /> · {t.stateOf(planned.agreement)}
      {planned.agreement === 'countered' && planned.counter !== null && (
        <span className={css.fine}>{t.youProposed(planned.counter.date)}</span>
      )}
    </>
  )
}

function Links({ ticket }: { readonly ticket: TicketCard }) {
  const { portal, tickets } = useTexts()
  if (ticket.links.length === 0) return null
  return (
    <Panel title={portal.ticket.facts.links()}>
      <ul className={css.links}>
        {ticket.links.map(({ number, relation, subject }) => (
          <li key={`${relation} ${number}`}>
            {tickets.relation(relation)} <Link to={paths.ticket(number)}>{tickets.number(number)}</Link> {subject}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** Every file of the request once, newest first. */
function filesOf(ticket: TicketCard): TicketCard['timeline'][number]['files'] {
  const files = ticket.timeline.toReversed().flatMap((entry) => entry.files)
  return [...new Map(files.map((file) => [file.id, file])).values()]
}
