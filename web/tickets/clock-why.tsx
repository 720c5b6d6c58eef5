import type { ClockView } from '../../core/tickets/wire.ts'
import { span } from '../../lang/format.ts'
import { useReader, useTexts } from '../language.tsx'
import { Why } from '../ui/why.tsx'
import { whyDays } from './why-days.ts'

/** «почему?» of a clock: its norm with clause and length, and every day that was counted (U7). */
export function ClockWhy({ clock }: { readonly clock: ClockView }) {
  const { tickets, time } = useTexts()
  const { language } = useReader()
  const days = whyDays(clock, tickets.wait)
  if (days.length === 0) return null
  const norm = [
    clock.normTitle ?? (clock.measure === 'reaction' ? time.reaction() : time.resolution()),
    clock.targetMs === null ? '' : span(language, clock.targetMs),
    clock.contract === null ? time.clause(clock.clause) : time.byContract(clock.contract),
    clock.calendar.confirmed ? '' : time.notConfirmed(),
  ]
  return <Why norm={norm.filter(Boolean).join(' · ')} days={days} />
}
