import type { TicketRow } from '../../core/tickets/wire.ts'
import { civilDate, clock, dateIn, moment, nearDay, span } from '../../lang/format.ts'
import { useReader, useTexts } from '../language.tsx'
import { standingOf } from '../tickets/standing.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Badge, type Tone } from '../ui/badge.tsx'
import type { IconName } from '../ui/icon.tsx'
import { normWords } from '../ui/norm-chip.tsx'
import { useNow } from '../ui/now.ts'
import css from './row.module.css'

const looks: Partial<Record<string, { readonly tone: Tone; readonly icon: IconName }>> = {
  overdue: { tone: 'danger', icon: 'alarm' },
  paused: { tone: 'pause', icon: 'pause' },
  no_planned_date: { tone: 'warn', icon: 'calendar' },
  not_classified: { tone: 'warn', icon: 'tag' },
}

/** The norm of a row in as few letters as keep its sense; in full for whoever points at it or listens. */
export function RowClock({ row }: { readonly row: TicketRow }) {
  const { desk: t, ticketPage, time } = useTexts()
  const { language } = useReader()
  const standing = row.clock === null ? undefined : standingOf(row.clock)
  if (row.clock === null || standing === undefined) {
    if (row.covered || row.endedAt !== null) return null
    return (
      <span className={css.chip}>
        <Badge tone="warn" icon="warning" plain>
          {ticketPage.uncoveredShort()}
        </Badge>
      </span>
    )
  }
  const norm = row.clock.measure === 'reaction' ? time.reaction() : time.resolution()
  const near = standing.is === 'running' && standing.near === true
  const { tone, icon } = looks[standing.is] ?? { tone: near ? 'warn' : 'neutral', icon: 'clock' }
  const short =
    'left' in standing
      ? t.normLeft(norm, span(language, standing.left))
      : standing.is === 'overdue'
        ? t.normOver(norm, span(language, standing.by))
        : normWords(time, standing)
  const full = `${norm}: ${normWords(time, standing)}`
  return (
    <span className={css.chip} title={full}>
      <Badge tone={tone} icon={icon} plain={standing.is !== 'overdue'}>
        <span aria-hidden>{short}</span>
        <span className="unseen">{full}</span>
      </Badge>
    </span>
  )
}

/** Who has it: the name, or where there is no room the initials. */
export function Assignee({ name }: { readonly name: string | undefined }) {
  const t = useTexts().desk
  return (
    <>
      <span className={css.assignee}>{name ?? t.nobody()}</span>
      {name !== undefined && (
        <span className={css.initials} title={name}>
          <Avatar name={name} side="provider" size="small" />
        </span>
      )}
    </>
  )
}

/** Today the time, else the day: which hour it was a week ago nobody asks in a list. */
export function LastWord({ at }: { readonly at: string }) {
  const reader = useReader()
  const now = useNow()
  const today = dateIn(reader.zone, at) === dateIn(reader.zone, now)
  const day = nearDay(reader, at, now) ?? civilDate(reader.language, dateIn(reader.zone, at), { short: true })
  return (
    <time dateTime={at} title={moment(reader, at, now)}>
      {today ? clock(reader, at) : day}
    </time>
  )
}
