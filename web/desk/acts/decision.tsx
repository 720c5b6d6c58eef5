import { useState } from 'react'
import { useTexts } from '../../language.tsx'
import { useDraft } from '../../ui/draft.ts'
import { TextArea } from '../../ui/text-area.tsx'
import { useBasis } from '../basis.ts'
import { useDo } from '../do.ts'
import { firstTold, ToldFields, toldOf } from '../told-fields.tsx'
import { ActForm } from './act-form.tsx'
import css from './act-form.module.css'
import type { ActProps } from './act-props.ts'

export interface DecisionActProps extends ActProps {
  readonly act: 'accept_delivery' | 'reject_delivery' | 'accept_resolution' | 'return_for_rework'
}

/** The customer has decided and told it outside the service: staff writes the decision down, with how it was told (U19). */
export function DecisionAct({ act, ticket, onClose }: DecisionActProps) {
  const { desk: t, refusals } = useTexts()
  const basis = useBasis(ticket)
  const words = useDraft(`ticket-${ticket.number}-${act}`, '')
  const [told, setTold] = useState(firstTold(ticket))
  const accepts = act === 'accept_delivery' || act === 'accept_resolution'
  const pending = ticket.deliveries.find(({ state }) => state === 'pending')
  const tail = accepts ? 'acceptance' : act === 'reject_delivery' ? 'rejection' : 'return'
  const send = useDo<void>({
    number: ticket.number,
    act,
    path: act.endsWith('delivery') ? `deliveries/${pending?.id ?? ''}/${tail}` : `resolution/${tail}`,
    body: () => ({
      told: toldOf(told),
      basedOn: basis.seq,
      ...(words.value.trim() === '' ? {} : accepts ? { comment: words.value } : { reason: words.value }),
    }),
    onDone: () => {
      words.clear()
      onClose()
    },
  })
  const missing =
    toldOf(told) === undefined
      ? refusals.told_how_is_missing()
      : !accepts && words.value.trim() === ''
        ? refusals.reason_is_missing()
        : undefined
  const subject = act.endsWith('delivery') ? pending?.title : ticket.resolution?.text
  return (
    <ActForm
      title={t.act(act)}
      submit={t.submit({ act, letters: 0 })}
      busy={send.isPending}
      problem={send.error}
      basis={basis}
      dead={missing}
      onSubmit={() => send.mutate()}
      onClose={onClose}
    >
      <p className={css.said}>{t.follows(act)}</p>
      {subject && <blockquote className={css.quote}>{subject}</blockquote>}
      <ToldFields ticket={ticket} value={told} onChange={setTold} />
      <TextArea
        label={accepts ? t.decisionComment() : t.decisionReason()}
        optional={accepts}
        minRows={2}
        value={words.value}
        onChange={words.set}
      />
    </ActForm>
  )
}
