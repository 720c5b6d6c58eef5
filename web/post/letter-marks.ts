import { type LetterFate, letterReasons, type LetterState } from '../../core/letters/fate.ts'
import type { LetterRow } from '../../core/letters/wire.ts'
import type { RobotKind } from '../../core/letters/robot.ts'
import type { Texts } from '../../lang/ru.ts'
import type { Tone } from '../ui/badge.tsx'
import type { IconName } from '../ui/icon.tsx'

interface Mark {
  readonly tone: Tone
  readonly icon: IconName
}

const states: Record<Exclude<LetterState, 'done'>, Mark> = {
  stored: { tone: 'neutral', icon: 'clock' },
  held: { tone: 'pause', icon: 'pause' },
  asking: { tone: 'warn', icon: 'question' },
  quarantined: { tone: 'warn', icon: 'warning' },
}
const fates: Record<LetterFate, Mark> = {
  registered: { tone: 'ok', icon: 'plus' },
  answered: { tone: 'ok', icon: 'reply' },
  robot: { tone: 'neutral', icon: 'settings' },
  bounce: { tone: 'danger', icon: 'undo' },
  repeated: { tone: 'neutral', icon: 'circle-dots' },
  discarded: { tone: 'neutral', icon: 'circle-cross' },
}
const robots: readonly string[] = ['auto-reply', 'bounce', 'bulk', 'loop'] satisfies RobotKind[]

/**
 * Where a letter stands or what became of it, as icon, colour and word. What waits says for what; a program is named by
 * what it is.
 */
export function letterMark(
  letter: Pick<LetterRow, 'state' | 'fate' | 'reason' | 'robot'>,
  t: Texts['post'],
): Mark & { word: string } {
  const { state, fate, robot } = letter
  const reason = letterReasons.find((one) => one === letter.reason)
  if (state !== 'done')
    return { ...states[state], word: waits(letter) && reason !== undefined ? t.reasonMark(reason) : t.state(state) }
  // The database holds a fate for whatever is done.
  if (fate === null) return { tone: 'neutral', icon: 'circle', word: t.done() }
  if (fate === 'robot' && isRobotKind(robot)) return { ...fates.robot, word: t.robot(robot) }
  return { ...fates[fate], word: t.fate(fate) }
}

const isRobotKind = (robot: string | null): robot is RobotKind => robot !== null && robots.includes(robot)

/** A letter about which somebody must decide. */
export const waits = ({ state }: Pick<LetterRow, 'state'>): boolean =>
  state === 'asking' || state === 'held' || state === 'quarantined'
