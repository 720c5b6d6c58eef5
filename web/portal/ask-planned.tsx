import { useState } from 'react'
import type { TicketCard } from '../../core/tickets/wire.ts'
import { dateIn } from '../../lang/format.ts'
import { useProviderZone, useTexts } from '../language.tsx'
import { useReason } from '../tickets/reason.ts'
import { Button } from '../ui/button.tsx'
import { useDraft } from '../ui/draft.ts'
import { DateOnly } from '../ui/moment.tsx'
import { useNow } from '../ui/now.ts'
import { TextArea } from '../ui/text-area.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { toast } from '../ui/toast.tsx'
import { Refused } from './refused.tsx'
import css from './ticket.module.css'
import { useTicketAct } from './ticket-act.ts'

/** R2.7: the customer agrees to the planned date, or proposes another with a reason. */
export function AskPlanned({ ticket }: { readonly ticket: TicketCard }) {
  const t = useTexts().portal.ticket.planned
  const dead = useReason(ticket.state)
  const [other, setOther] = useState(false)
  const { planned } = ticket
  const agree = useTicketAct({
    ticket,
    path: 'planned-date/agreement',
    body: (_input, basedOn) => ({ basedOn }),
    onDone: () => toast({ text: t.agreed() }),
  })
  if (planned === null) return null
  const reason = ticket.timeline.findLast(({ type }) => type === 'planned_date_set')?.text ?? null
  return (
    <div className={css.verdict}>
      <div className={css.said}>
        <p className={css.saidBy}>{t.offered()}</p>
        <p className={css.date}>
          <DateOnly date={planned.date} />
        </p>
        {reason !== null && <p className={css.words}>{reason}</p>}
      </div>
      <Refused error={agree.error} />
      <div className={css.send}>
        <Button
          look="primary"
          icon="check"
          busy={agree.isPending}
          dead={dead(ticket.can.agree_planned_date)}
          onClick={() => agree.mutate()}
        >
          {t.agree()}
        </Button>
        <Button
          icon="calendar"
          aria-expanded={other}
          dead={dead(ticket.can.counter_planned_date)}
          onClick={() => setOther(!other)}
        >
          {t.other()}
        </Button>
        <p className={css.sendHints}>{dead(ticket.can.agree_planned_date) ?? t.agreeThen()}</p>
      </div>
      {other && <Counter ticket={ticket} onDone={() => setOther(false)} />}
    </div>
  )
}

function Counter({ ticket, onDone }: { readonly ticket: TicketCard; readonly onDone: () => void }) {
  const t = useTexts().portal.ticket.planned
  const today = dateIn(useProviderZone(), useNow())
  const draft = useDraft(`ticket-${ticket.number}-date`, { date: '', reason: '' })
  const [tried, setTried] = useState(false)
  const { date, reason } = draft.value
  const act = useTicketAct({
    ticket,
    path: 'planned-date/counter-proposals',
    body: (_input, basedOn) => ({ date, reason, basedOn }),
    onDone: () => {
      draft.clear()
      toast({ text: t.countered() })
      onDone()
    },
  })
  const send = (): void => {
    setTried(true)
    if (date !== '' && reason.trim() !== '' && !act.isPending) act.mutate()
  }
  const problems = act.error?.fields ?? {}
  return (
    <div className={css.counter}>
      <TextInput
        type="date"
        label={t.date()}
        error={tried && date === '' ? t.dateMissing() : problems['date']}
        min={today}
        value={date}
        onChange={(next) => draft.set({ date: next, reason })}
      />
      <TextArea
        label={t.why()}
        hint={t.whyHint()}
        error={tried && reason.trim() === '' ? t.whyMissing() : problems['reason']}
        value={reason}
        onChange={(next) => draft.set({ date, reason: next })}
        onSubmit={send}
        minRows={2}
      />
      <Refused error={act.error} />
      <div className={css.send}>
        <Button look="primary" icon="send" busy={act.isPending} onClick={send}>
          {t.send()}
        </Button>
        <p className={css.sendHints}>{t.follows()}</p>
      </div>
    </div>
  )
}
