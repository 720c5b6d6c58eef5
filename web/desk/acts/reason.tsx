import { useTexts } from '../../language.tsx'
import { Recipients } from '../../tickets/recipients.tsx'
import { useDraft } from '../../ui/draft.ts'
import { TextArea } from '../../ui/text-area.tsx'
import { useDo } from '../do.ts'
import { ActForm } from './act-form.tsx'
import css from './act-form.module.css'
import type { ActProps } from './act-props.ts'

const paths = { withdraw: 'withdrawal', cancel: 'cancellation', reopen: 'reopening' } as const

export interface ReasonActProps extends ActProps {
  readonly act: keyof typeof paths
}

/** Takes back, ends or takes up again: what follows is said, and the customer reads why. */
export function ReasonAct({ act, ticket, onClose }: ReasonActProps) {
  const { desk: t, refusals } = useTexts()
  const reason = useDraft(`ticket-${ticket.number}-${act}`, '')
  const send = useDo<void>({
    number: ticket.number,
    act,
    path: paths[act],
    body: () => ({ reason: reason.value }),
    onDone: () => {
      reason.clear()
      onClose()
    },
  })
  return (
    <ActForm
      title={t.act(act)}
      submit={t.submit({ act, letters: act === 'withdraw' ? ticket.hears.length : 0 })}
      look={act === 'cancel' ? 'danger' : 'primary'}
      busy={send.isPending}
      problem={send.error}
      dead={reason.value.trim() === '' ? refusals.reason_is_missing() : undefined}
      onSubmit={() => send.mutate()}
      onClose={onClose}
    >
      <p className={css.said}>{t.follows(act)}</p>
      <TextArea label={t.reason()} hint={t.customerReads()} value={reason.value} onChange={reason.set} autoFocus />
      <Recipients hears={ticket.hears} />
    </ActForm>
  )
}
