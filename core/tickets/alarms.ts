import type { Regulation } from '../regulation/regulation.ts'
import { minutes, shift } from '../time/instant.ts'
import type { Instant, Span } from '../time/instant.ts'
import type { Clock } from './clock.ts'
import type { AlarmPhase } from './events.ts'
import type { Matter } from './matter.ts'
import type { Ticket } from './ticket.ts'

/**
 * The alarms that a request still has to raise (R2.7, DOMAIN 4.4), each once for its norm, phase and due instant:
 * a norm is near or missed; once the reaction norm has passed, a planned date or a classification is missing.
 */
export function alarmsOf(of: {
  readonly ticket: Ticket
  readonly clocks: readonly Clock[]
  readonly regulation: Regulation
  readonly now: Instant
}): readonly Matter[] {
  const { ticket, clocks, regulation, now } = of
  const reactionDue = clocks.find(({ measure }) => measure === 'reaction')?.due ?? null
  return clocks
    .flatMap((clock) => [...dueAlarms({ clock, regulation, now }), ...missingAlarms(clock, reactionDue)])
    .filter(({ command }) => !ticket.alarms.some((known) => same(known, command)))
}

type AlarmMatter = Matter & { readonly command: Extract<Matter['command'], { command: 'alarm' }> }

function dueAlarms(of: { clock: Clock; regulation: Regulation; now: Instant }): readonly AlarmMatter[] {
  const { clock, regulation, now } = of
  if (clock.due === null || (clock.state !== 'running' && clock.state !== 'missed')) return []
  const missed = alarm({ clock, phase: 'missed', due: clock.due, at: justAfter(clock.due) })
  // Nobody wants to hear that it is near when it is over.
  if (now > clock.due) return [missed]
  const at = workBefore(clock, minutes(regulation.nearMinutes[clock.measure]))
  return [alarm({ clock, phase: 'near', due: clock.due, at }), missed]
}

function missingAlarms(clock: Clock, reactionDue: Instant | null): readonly AlarmMatter[] {
  if (reactionDue === null || clock.reachedAt !== null) return []
  const at = justAfter(reactionDue)
  if (clock.state === 'date_missing') return [alarm({ clock, phase: 'planned_date_missing', due: reactionDue, at })]
  if (clock.state === 'not_classified') return [alarm({ clock, phase: 'not_classified', due: reactionDue, at })]
  return []
}

/** Where no norm applies yet, the alarm speaks of the measure. */
const alarm = (of: { clock: Clock; phase: AlarmPhase; due: Instant; at: Instant }): AlarmMatter => ({
  at: of.at,
  command: { command: 'alarm', norm: of.clock.norm ?? of.clock.measure, phase: of.phase, due: of.due },
})

/** The instant from which only so much of the clock's counted work is left; its start where there is never more. */
function workBefore({ pieces, startedAt }: Clock, left: Span): Instant {
  let rest: number = left
  for (const { kind, to, span } of pieces.toReversed()) {
    if (kind === 'pause') continue
    if (span >= rest) return shift(to, -rest)
    rest -= span
  }
  return startedAt
}

/** Reaching a norm at its very due instant is in time: it is missed a millisecond later. */
const justAfter = (due: Instant): Instant => shift(due, 1)

const same = (known: Ticket['alarms'][number], command: AlarmMatter['command']): boolean =>
  known.norm === command.norm && known.phase === command.phase && known.due === command.due
