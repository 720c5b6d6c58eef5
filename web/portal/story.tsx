import { useState } from 'react'
import type { TicketCard } from '../../core/tickets/wire.ts'
import { useTexts } from '../language.tsx'
import { TicketTimeline } from '../tickets/timeline.tsx'
import { Button } from '../ui/button.tsx'
import css from './ticket.module.css'

export interface StoryProps {
  readonly ticket: TicketCard
  readonly seen: number | undefined
  readonly opened: number
}

const LAST = 10
const FOLDED_FROM = 16

/** The timeline. Of a long one the request itself and the latest stand open, and all that the reader has not seen. */
export function Story({ ticket, seen, opened }: StoryProps) {
  const t = useTexts().portal.ticket
  const [folded, setFolded] = useState(true)
  const { timeline } = ticket
  const unseen = seen === undefined ? timeline.length : timeline.findIndex(({ seq }) => seq > seen)
  const from = Math.min(timeline.length - LAST, unseen < 0 ? timeline.length : unseen)
  const shown = { seen, opened }
  if (!folded || timeline.length < FOLDED_FROM || from <= 1) return <TicketTimeline ticket={ticket} {...shown} />
  return (
    <>
      <TicketTimeline ticket={{ ...ticket, timeline: timeline.slice(0, 1) }} />
      <div className={css.fold}>
        <Button size="small" icon="chevron" onClick={() => setFolded(false)}>
          {t.earlier(from - 1)}
        </Button>
      </div>
      <TicketTimeline ticket={{ ...ticket, timeline: timeline.slice(from) }} {...shown} />
    </>
  )
}
