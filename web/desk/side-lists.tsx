import type { TicketCard } from '../../core/tickets/wire.ts'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { CheckedFiles, FileLines } from '../tickets/files.tsx'
import { because } from '../tickets/letters.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Link } from '../ui/link.tsx'
import { Moment } from '../ui/moment.tsx'
import { useDo } from './do.ts'
import { useReason } from '../tickets/reason.ts'
import { Section } from './section.tsx'
import css from './side.module.css'

interface Props {
  readonly ticket: TicketCard
}

/** What was sent for verification, the newest first, with checksums (R5.6). */
export function DeliveryList({ ticket }: Props) {
  const { desk: t, tickets } = useTexts()
  if (ticket.deliveries.length === 0) return null
  return (
    <Section title={t.deliveries()}>
      <ul className={css.list}>
        {ticket.deliveries.toReversed().map((delivery) => (
          <li key={delivery.id} className={css.delivery}>
            <span className={css.name}>{delivery.title ?? tickets.deliveryKind(delivery.kind)}</span>
            <span className={css.quiet}>
              {tickets.deliveryKind(delivery.kind)} · <Moment at={delivery.sentAt} form="brief" />
            </span>
            <span>
              <Badge plain icon="box" tone={delivery.state === 'accepted' ? 'ok' : 'neutral'}>
                {tickets.deliveryState(delivery.state)}
              </Badge>
            </span>
            <CheckedFiles files={delivery.files} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function LinkList({ ticket }: Props) {
  const { desk: t, tickets } = useTexts()
  const { links, mergedInto } = ticket
  if (links.length === 0 && mergedInto === null) return <p className={css.quiet}>{t.noLinks()}</p>
  return (
    <ul className={css.list}>
      {mergedInto !== null && (
        <li>
          {t.mergedInto()} <Link to={paths.deskTicket(mergedInto)}>{tickets.number(mergedInto)}</Link>
        </li>
      )}
      {links.map(({ number, relation, subject }) => (
        <li key={`${relation} ${number}`}>
          <span className={css.quiet}>{tickets.relation(relation)}</span>{' '}
          <Link to={paths.deskTicket(number)}>
            {tickets.number(number)} {subject}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** All files of the request in one place, wherever in the story they came. */
export function FileList({ ticket }: Props) {
  const t = useTexts().desk
  const files = new Map(ticket.timeline.flatMap((entry) => entry.files.map((file) => [file.id, file])))
  if (files.size === 0) return null
  return (
    <Section title={t.filesCount(files.size)}>
      <FileLines files={[...files.values()]} />
    </Section>
  )
}

/** Who gets mail about this request, and why (U16). */
export function WatcherList({ ticket }: Props) {
  const { desk: t, notices } = useTexts()
  const reason = useReason(ticket.state)
  const act = useDo<string>({
    number: ticket.number,
    act: 'unwatch',
    method: 'DELETE',
    path: (personId) => `watchers/${personId}`,
    body: () => undefined,
  })
  const watching = new Set(ticket.watchers.map(({ name }) => name))
  return (
    <ul className={css.list}>
      {ticket.hears
        .filter(({ name, reason: why }) => why !== 'watcher' || !watching.has(name ?? ''))
        .map(({ name, reason: why }) => (
          <li key={`${name} ${why}`}>
            {name} <span className={css.quiet}>· {because(notices, why)}</span>
          </li>
        ))}
      {ticket.watchers.map(({ id, name }) => (
        <li key={id} className={css.watcher}>
          <span>
            {name} <span className={css.quiet}>· {notices.because('watcher')}</span>
          </span>
          <Button
            look="quiet"
            size="small"
            bare
            icon="close"
            dead={reason(ticket.can.unwatch)}
            onClick={() => act.mutate(id)}
          >
            {t.unwatch(name)}
          </Button>
        </li>
      ))}
      {ticket.hears.length === 0 && ticket.watchers.length === 0 && (
        <li className={css.quiet}>{notices.willHear([])}</li>
      )}
    </ul>
  )
}
