import { useTexts } from '../language.tsx'
import { Badge, type Tone } from './badge.tsx'
import type { IconName } from './icon.tsx'

/** Where a norm stands. Spans are working milliseconds, as the server counted them. */
export type NormStanding =
  | { readonly is: 'running'; readonly left: number; /** Little time is left. */ readonly near?: boolean }
  | { readonly is: 'paused'; readonly left: number }
  | { readonly is: 'overdue'; readonly by: number }
  | { readonly is: 'met' }
  | { readonly is: 'missed'; readonly by?: number }
  | { readonly is: 'no_planned_date' }
  | { readonly is: 'not_classified' }

export interface NormChipProps {
  readonly norm: 'reaction' | 'resolution'
  readonly standing: NormStanding
  readonly plain?: boolean
}

/** A norm in one glance (R2.7): which, and what is left of it. Overdue is the only loud one. */
export function NormChip({ norm, standing, plain }: NormChipProps) {
  const t = useTexts().time
  const { tone, icon } = looks[standing.is]
  const near = standing.is === 'running' && standing.near === true
  return (
    <Badge tone={near ? 'warn' : tone} icon={icon} plain={(plain ?? false) && standing.is !== 'overdue'}>
      {norm === 'reaction' ? t.reaction() : t.resolution()}: {normWords(t, standing)}
    </Badge>
  )
}

const looks: Record<NormStanding['is'], { tone: Tone; icon: IconName }> = {
  running: { tone: 'neutral', icon: 'clock' },
  paused: { tone: 'pause', icon: 'pause' },
  overdue: { tone: 'danger', icon: 'alarm' },
  met: { tone: 'ok', icon: 'check' },
  missed: { tone: 'neutral', icon: 'close' },
  no_planned_date: { tone: 'warn', icon: 'calendar' },
  not_classified: { tone: 'warn', icon: 'tag' },
}

/** Where it stands, in words. */
export function normWords(t: ReturnType<typeof useTexts>['time'], standing: NormStanding): string {
  switch (standing.is) {
    case 'running':
      return t.left(standing.left)
    case 'paused':
      return t.pausedWith(standing.left)
    case 'overdue':
      return t.overdueBy(standing.by)
    case 'met':
      return t.met()
    case 'missed':
      return standing.by === undefined ? t.missed() : t.overdueBy(standing.by)
    case 'no_planned_date':
      return t.dueMissing()
    case 'not_classified':
      return t.notClassified()
  }
}
