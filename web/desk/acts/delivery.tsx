import { useState } from 'react'
import { type DeliveryKind, deliveryKinds } from '../../../core/tickets/words.ts'
import { useTexts } from '../../language.tsx'
import { Recipients } from '../../tickets/recipients.tsx'
import { Choice } from '../../ui/choice.tsx'
import { useDraft } from '../../ui/draft.ts'
import { FilePicker } from '../../ui/file-picker.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { useUploads } from '../../ui/uploads.ts'
import { useDo } from '../do.ts'
import { ActForm } from './act-form.tsx'
import type { ActProps } from './act-props.ts'

/** Software or metadata for the customer to verify, with what he is to do with it (R5.6). */
export function DeliveryAct({ ticket, onClose }: ActProps) {
  const { desk: t, tickets } = useTexts()
  const [kind, setKind] = useState<DeliveryKind>('software')
  const title = useDraft(`ticket-${ticket.number}-delivery-title`, '')
  const instructions = useDraft(`ticket-${ticket.number}-delivery`, '')
  const uploads = useUploads(`ticket-${ticket.number}-delivery`)
  const act = useDo<void>({
    number: ticket.number,
    act: 'deliver',
    path: 'deliveries',
    body: () => ({ kind, title: title.value, instructions: instructions.value, fileIds: uploads.ids }),
    onDone: () => {
      title.clear()
      instructions.clear()
      uploads.clear()
      onClose()
    },
  })
  const missing =
    title.value.trim() === ''
      ? t.deliveryNeedsTitle()
      : instructions.value.trim() === ''
        ? t.deliveryNeedsInstructions()
        : uploads.ids.length === 0
          ? t.deliveryNeedsFile()
          : undefined
  return (
    <ActForm
      title={t.act('deliver')}
      size="wide"
      submit={t.submit({ act: 'deliver', letters: ticket.hears.length })}
      busy={act.isPending}
      problem={act.error}
      dead={uploads.busy ? t.filesOnTheWay() : missing}
      onSubmit={() => act.mutate()}
      onClose={onClose}
    >
      <TextInput
        label={t.deliveryTitle()}
        hint={t.deliveryTitleHint()}
        value={title.value}
        onChange={title.set}
        autoFocus
      />
      <Choice
        label={t.deliveryKind()}
        columns={2}
        value={kind}
        onChange={setKind}
        options={deliveryKinds.map((one) => ({ value: one, label: tickets.deliveryKind(one) }))}
      />
      <TextArea
        label={t.deliveryInstructions()}
        hint={t.deliveryInstructionsHint()}
        value={instructions.value}
        onChange={instructions.set}
      />
      <FilePicker uploads={uploads} />
      <Recipients hears={ticket.hears} />
    </ActForm>
  )
}
