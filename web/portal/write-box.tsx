import type { ReactNode } from 'react'
import type { TicketCard } from '../../core/tickets/wire.ts'
import { useSession } from '../frame/session.ts'
import { useTexts } from '../language.tsx'
import { useReason } from '../tickets/reason.ts'
import { Recipients } from '../tickets/recipients.tsx'
import { useWriting } from '../tickets/writing.ts'
import { Button } from '../ui/button.tsx'
import { useDraft } from '../ui/draft.ts'
import { FilePicker } from '../ui/file-picker.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { useUploads } from '../ui/uploads.ts'
import { toast } from '../ui/toast.tsx'
import { Refused } from './refused.tsx'
import css from './ticket.module.css'
import { useTicketAct } from './ticket-act.ts'

export interface WriteBoxProps {
  readonly ticket: TicketCard
  /** The draft's place: an answer and a message are two. */
  readonly place: 'answer' | 'message'
  readonly label: string
  readonly send: string
  readonly look: 'primary' | 'plain'
  readonly hint?: ReactNode
  readonly minRows?: number
}

/** Words and files to the support service; who gets a letter stands there before sending (U16). */
export function WriteBox({ ticket, place, label, send, look, hint, minRows = 3 }: WriteBoxProps) {
  const { portal } = useTexts()
  const t = portal.ticket
  const { maxFileSize } = useSession()
  const draft = useDraft(`ticket-${ticket.number}-${place}`, '')
  const uploads = useUploads(`ticket-${ticket.number}-${place}`)
  const writing = useWriting(ticket.number, 'message')
  const dead = useReason(ticket.state)(ticket.can.message)
  const act = useTicketAct<{ readonly text: string; readonly fileIds: readonly string[] }>({
    ticket,
    path: 'messages',
    onDone: () => {
      draft.clear()
      uploads.clear()
      toast({ text: t.message.sent() })
    },
  })
  const failed = uploads.files.some(({ state }) => state === 'failed')
  const empty = draft.value.trim() === ''
  const stop = uploads.busy
    ? portal.new.sendingFiles()
    : failed
      ? portal.new.failedFiles()
      : empty
        ? t.message.empty()
        : undefined
  const submit = (): void => {
    if (stop === undefined && !act.isPending) act.mutate({ text: draft.value, fileIds: uploads.ids })
  }
  if (dead !== undefined)
    return (
      <div className={css.pair}>
        <Button dead={dead} icon="send">
          {send}
        </Button>
        <p className={css.sendHints}>{dead}</p>
      </div>
    )
  return (
    <div className={css.write}>
      <FilePicker uploads={uploads} limit={maxFileSize} compact>
        <TextArea
          label={label}
          value={draft.value}
          onChange={(text) => {
            draft.set(text)
            if (text !== '') writing()
          }}
          onSubmit={submit}
          minRows={minRows}
          maxLength={100_000}
        />
      </FilePicker>
      <Refused error={act.error} />
      <div className={css.send}>
        <Button look={look} icon="send" busy={act.isPending} dead={stop} onClick={submit}>
          {send}
        </Button>
        <div className={css.sendHints}>
          {hint && <p>{hint}</p>}
          <Recipients hears={ticket.hears} />
        </div>
      </div>
    </div>
  )
}
