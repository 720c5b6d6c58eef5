import type { ClockView } from '../../core/tickets/wire.ts'
import { span } from '../../lang/format.ts'
import { useReader, useTexts } from '../language.tsx'
import { Badge } from '../ui/badge.tsx'
import { Moment } from '../ui/moment.tsx'
import { useNow } from '../ui/now.ts'
import { ClockChip } from './clock-chip.tsx'
import { ClockWhy } from './clock-why.tsx'
import css from './clocks.module.css'
import { leftAt, standingOf } from './standing.ts'

/** The clocks of a request, each with its norm, its due instant and why it is then. */
export function Clocks({ clocks }: { readonly clocks: readonly ClockView[] }) {
  return (
    <ul className={css.clocks}>
      {clocks.map((clock) => (
        <ClockCard key={clock.measure} clock={clock} />
      ))}
    </ul>
  )
}

function ClockCard({ clock }: { readonly clock: ClockView }) {
  const { ticketPage: t, tickets, time } = useTexts()
  const { language } = useReader()
  const now = useNow()
  const live = { ...clock, remainingMs: leftAt(clock, now) }
  const open = clock.waits.find(({ to }) => to === null)
  return (
    <li className={css.clock}>
      <span>
        {standingOf(live) === undefined ? (
          <Badge plain icon="clock">
            {clock.measure === 'reaction' ? time.reaction() : time.resolution()}:{' '}
            {tickets.clockState(clock.state).toLowerCase()}
          </Badge>
        ) : (
          <ClockChip clock={live} plain />
        )}
      </span>
      <span className={css.norm}>
        {[
          clock.normTitle,
          clock.targetMs === null ? '' : span(language, clock.targetMs),
          clock.contract === null ? time.clause(clock.clause) : time.byContract(clock.contract),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <span className={css.due}>
        {clock.due !== null && (
          <>
            {t.due()} <Moment at={clock.due} />
          </>
        )}
        {clock.reachedAt !== null && (
          <>
            {clock.due !== null && ', '}
            {t.reached()} <Moment at={clock.reachedAt} />
          </>
        )}{' '}
        <ClockWhy clock={clock} />
      </span>
      {open && <span className={css.waits}>{t.standsBecause(tickets.wait(open.why))}</span>}
    </li>
  )
}
