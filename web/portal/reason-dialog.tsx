import { useState } from 'react'
import { useTexts } from '../language.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useDraft } from '../ui/draft.ts'
import { TextArea } from '../ui/text-area.tsx'
import { toast } from '../ui/toast.tsx'
import { Refused } from './refused.tsx'
import css from './ticket.module.css'
import type { useTicketAct } from './ticket-act.ts'

export interface ReasonDialogProps {
  readonly open: boolean
  readonly onClose: () => void
  /** The draft's key. */
  readonly place: string
  readonly words: Readonly<Record<'title' | 'text' | 'reason' | 'send' | 'done', string>>
  readonly act: ReturnType<typeof useTicketAct<{ readonly reason: string | null }>>
  readonly required?: boolean
  readonly danger?: boolean
}

/** An act with consequences: what it means, a reason, and a button that names it. */
export function ReasonDialog({ open, onClose, place, words, act, required, danger }: ReasonDialogProps) {
  const { portal, ui } = useTexts()
  const draft = useDraft(place, '')
  const [tried, setTried] = useState(false)
  const reason = draft.value.trim()
  const missing = required === true && reason === ''
  const send = (): void => {
    setTried(true)
    if (missing || act.isPending) return
    act.mutate(
      { reason: reason === '' ? null : reason },
      {
        onSuccess: () => {
          draft.clear()
          toast({ text: words.done })
        },
      },
    )
  }
  const actions = (
    <>
      <Button type="submit" look={danger ? 'danger' : 'primary'} busy={act.isPending}>
        {words.send}
      </Button>
      <Button onClick={onClose}>{ui.cancel()}</Button>
    </>
  )
  return (
    <Dialog open={open} onClose={onClose} title={words.title} actions={actions} onSubmit={send}>
      <div className={css.dialog}>
        <p>{words.text}</p>
        <TextArea
          label={words.reason}
          optional={required !== true}
          error={tried && missing ? portal.ticket.planned.whyMissing() : undefined}
          value={draft.value}
          onChange={draft.set}
          onSubmit={send}
          maxLength={4000}
        />
        <Refused error={act.error} />
      </div>
    </Dialog>
  )
}
