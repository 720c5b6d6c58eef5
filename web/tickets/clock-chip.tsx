import { useTexts } from '../language.tsx'
import { Badge } from '../ui/badge.tsx'
import { NormChip } from '../ui/norm-chip.tsx'
import { type ShownClock, standingOf } from './standing.ts'

export interface ClockChipProps {
  /** Null: nothing counts any more. */
  readonly clock: ShownClock | null
  /** Without a contract there is no norm, and that is said. */
  readonly covered?: boolean
  readonly plain?: boolean
}

/** The norm of a request that matters next, in one glance. */
export function ClockChip({ clock, covered = true, plain }: ClockChipProps) {
  const t = useTexts().ticketPage
  const standing = clock === null ? undefined : standingOf(clock)
  if (clock !== null && standing !== undefined)
    return <NormChip norm={clock.measure} standing={standing} plain={plain ?? false} />
  if (covered) return null
  return (
    <Badge tone="warn" icon="warning" plain={plain ?? false}>
      {t.uncoveredShort()}
    </Badge>
  )
}
