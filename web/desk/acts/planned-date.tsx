import { useState } from 'react'
import { useTexts } from '../../language.tsx'
import { useDraft } from '../../ui/draft.ts'
import { DateOnly } from '../../ui/moment.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { Recipients } from '../../tickets/recipients.tsx'
import { useBasis } from '../basis.ts'
import { useDo } from '../do.ts'
import { ActForm } from './act-form.tsx'
import css from './act-form.module.css'
import type { ActProps } from './act-props.ts'

/** The planned date; a customer's own proposal stands beside it (R2.7). */
export function PlannedDateAct({ ticket, onClose }: ActProps) {
  const { desk: t, ui } = useTexts()
  const basis = useBasis(ticket)
  const counter = ticket.planned?.counter ?? null
  const [date, setDate] = useState(counter?.date ?? ticket.planned?.date ?? '')
  const reason = useDraft(`ticket-${ticket.number}-planned-date`, '')
  const act = useDo<void>({
    number: ticket.number,
    act: 'set_planned_date',
    path: 'planned-dates',
    body: () => ({ date, basedOn: basis.seq, ...(reason.value.trim() === '' ? {} : { reason: reason.value }) }),
    onDone: () => {
      reason.clear()
      onClose()
    },
  })
  return (
    <ActForm
      title={t.act('set_planned_date')}
      submit={t.submit({ act: 'set_planned_date', letters: ticket.hears.length })}
      busy={act.isPending}
      problem={act.error}
      basis={basis}
      dead={date === '' ? ui.required() : undefined}
      onSubmit={() => act.mutate()}
      onClose={onClose}
    >
      {ticket.expectedBy !== null && (
        <p className={css.said}>
          {t.expectedBy()}: <DateOnly date={ticket.expectedBy} />
        </p>
      )}
      {counter !== null && (
        <div className={css.said}>
          {t.countered()}: <DateOnly date={counter.date} />
          {counter.reason !== null && <blockquote className={css.quote}>{counter.reason}</blockquote>}
        </div>
      )}
      <TextInput type="date" label={t.date()} hint={t.dateHint()} value={date} onChange={setDate} autoFocus />
      <TextArea
        label={t.dateReason()}
        hint={t.customerReads()}
        optional
        minRows={2}
        value={reason.value}
        onChange={reason.set}
      />
      <Recipients hears={ticket.hears} />
    </ActForm>
  )
}
