import type { TicketCard } from '../../core/tickets/wire.ts'
import type { Problem } from '../api.ts'
import { useTexts } from '../language.tsx'
import { ClockChip } from '../tickets/clock-chip.tsx'
import { ClockWhy } from '../tickets/clock-why.tsx'
import { leftAt, nextClock } from '../tickets/standing.ts'
import { Badge, StateMark } from '../ui/badge.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import { Moment } from '../ui/moment.tsx'
import { useNow } from '../ui/now.ts'
import { type ActName, type DeskAct, isTakeover } from './act-list.ts'
import { Trouble } from './acts/act-form.tsx'
import { openPalette } from './commands.ts'
import css from './request-head.module.css'

export interface RequestHeadProps {
  readonly ticket: TicketCard
  readonly back: string
  readonly acts: readonly DeskAct[]
  readonly onAct: (name: ActName) => void
  readonly accepting: boolean
  readonly problem: Problem | null
}

/** What comes next in the work, the first that can be done now; it has a button of its own beside «Назначить». */
const steps: readonly ActName[] = ['accept', 'propose_resolution', 'withdraw', 'reopen']
/** These have buttons of their own elsewhere, or are the customer's. */
const elsewhere: readonly ActName[] = ['assign', 'message', 'note', 'agree_planned_date', 'counter_planned_date']

/** Subject, state, the next norm with its countdown, who has it, and what can be done. */
export function RequestHead({ ticket, back, acts, onAct, accepting, problem }: RequestHeadProps) {
  const { desk: t, tickets } = useTexts()
  const takeover = isTakeover(ticket)
  const step = steps.find(
    (name) => !(name === 'accept' && takeover) && acts.find((act) => act.name === name)?.dead === undefined,
  )
  const inSight = acts.filter(({ name }) => name === step || name === 'assign')
  const critical = ticket.critical === 'confirmed' || ticket.critical === 'claimed'
  return (
    <header className={css.head}>
      <div className={css.titleLine}>
        <ButtonLink to={back} look="quiet" size="small" bare icon="arrow-left" className={css.back ?? ''}>
          {t.toList()}
        </ButtonLink>
        <h1 className={css.subject}>
          <span className={css.number}>{tickets.number(ticket.number)}</span> {ticket.subject}
        </h1>
      </div>
      <div className={css.line}>
        <StateMark state={ticket.state} />
        {critical && (
          <Badge tone="danger" icon="warning">
            {tickets.criticality(ticket.critical)}
          </Badge>
        )}
        <NextClock ticket={ticket} />
        <span className={css.assignee}>{ticket.assignee === null ? t.nobody() : ticket.assignee.name}</span>
        <span className={css.acts}>
          {inSight.map(({ name, label, icon, dead }) => (
            <Button
              key={name}
              size="small"
              icon={icon}
              look={name === 'accept' ? 'primary' : 'plain'}
              dead={dead}
              busy={name === 'accept' && accepting}
              onClick={() => onAct(name)}
            >
              {label}
            </Button>
          ))}
          <Menu
            label={t.moreActs()}
            side="below-end"
            groups={[
              {
                items: acts
                  .filter(({ name, dead }) => dead === undefined && name !== step && !elsewhere.includes(name))
                  .map(({ name, label, icon, keys }) => ({
                    label,
                    icon,
                    ...(keys === undefined ? {} : { keys }),
                    danger: name === 'cancel',
                    onPick: () => onAct(name),
                  })),
              },
              // There stand also those that are not possible now, with the reason.
              { items: [{ label: t.allActs(), icon: 'search', keys: 'mod+k', onPick: openPalette }] },
            ]}
            renderTrigger={(opens) => (
              <Button {...opens} size="small" icon="dots">
                {t.moreActs()}
              </Button>
            )}
          />
        </span>
      </div>
      <Trouble problem={problem} basis={undefined} />
    </header>
  )
}

function NextClock({ ticket }: Pick<RequestHeadProps, 'ticket'>) {
  const t = useTexts().ticketPage
  const now = useNow()
  const clock = nextClock(ticket.clocks)
  if (clock === undefined) return ticket.endedAt === null ? <ClockChip clock={null} covered={ticket.covered} /> : null
  return (
    <span className={css.clock}>
      <ClockChip clock={{ ...clock, remainingMs: leftAt(clock, now) }} />
      {clock.due !== null && (
        <span className={css.due}>
          {t.due()} <Moment at={clock.due} form="brief" />
        </span>
      )}
      <ClockWhy clock={clock} />
    </span>
  )
}
