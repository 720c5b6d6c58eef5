import type { z } from 'zod'
import { type TicketKind, ticketKinds } from '../../../core/tickets/words.ts'
import type { partReplyShape } from '../../../core/tickets/wire.ts'
import { useTexts } from '../../language.tsx'
import { useDraft } from '../../ui/draft.ts'
import { FilePicker } from '../../ui/file-picker.tsx'
import { useGo } from '../../ui/link.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { useUploads } from '../../ui/uploads.ts'
import { useDo } from '../do.ts'
import { ticketBeside, useDeskPlace } from '../where.ts'
import { ActForm } from './act-form.tsx'
import css from './act-form.module.css'
import type { ActProps } from './act-props.ts'

/** A part of the request goes on as one of its own, with clocks of its own (R5.3); one is led to it. */
export function SplitAct({ ticket, onClose }: ActProps) {
  const { desk: t, tickets } = useTexts()
  const go = useGo()
  const place = useDeskPlace()
  const key = `ticket-${ticket.number}-split`
  const part = useDraft<{ subject: string; description: string; kind: TicketKind }>(key, {
    subject: '',
    description: '',
    kind: ticket.kind,
  })
  const uploads = useUploads(key)
  const { subject, description, kind } = part.value
  const change = (news: Partial<typeof part.value>): void => part.set({ ...part.value, ...news })
  const act = useDo<void, z.infer<typeof partReplyShape>>({
    number: ticket.number,
    act: 'split',
    path: 'parts',
    body: () => ({
      subject: subject.trim(),
      description,
      kind,
      ...(uploads.ids.length === 0 ? {} : { fileIds: uploads.ids }),
    }),
    onDone: (reply) => {
      part.clear()
      uploads.clear()
      onClose()
      go(ticketBeside(reply.part, place))
    },
  })
  const missing = subject.trim() === '' ? t.partNeedsSubject() : description.trim() === '' ? t.writeFirst() : undefined
  return (
    <ActForm
      title={t.act('split')}
      size="wide"
      submit={t.submit({ act: 'split', letters: 0 })}
      busy={act.isPending}
      problem={act.error}
      dead={uploads.busy ? t.filesOnTheWay() : missing}
      onSubmit={() => act.mutate()}
      onClose={onClose}
    >
      <p className={css.said}>{t.follows('split')}</p>
      <TextInput
        label={t.partSubject()}
        maxLength={300}
        value={subject}
        onChange={(value) => change({ subject: value })}
        autoFocus
      />
      <TextArea
        label={t.partDescription()}
        hint={t.customerReads()}
        value={description}
        onChange={(value) => change({ description: value })}
      />
      <Select
        label={t.kind()}
        value={kind}
        onChange={(value) => change({ kind: value })}
        options={ticketKinds.map((one) => ({ value: one, label: tickets.kind(one) }))}
      />
      <FilePicker uploads={uploads} />
    </ActForm>
  )
}
