import type { RefObject } from 'react'
import type { TicketCard } from '../../core/tickets/wire.ts'
import { useWriters } from '../frame/live.ts'
import { useTexts } from '../language.tsx'
import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { type ComposerMode, MessageComposer, NoteComposer, type Purpose } from './composer.tsx'
import css from './composer.module.css'
import { useReason } from '../tickets/reason.ts'

export interface ComposersProps {
  readonly ticket: TicketCard
  /** Which one is open; undefined: only the way to open them is shown. */
  readonly mode: ComposerMode | undefined
  readonly onOpen: (mode: ComposerMode) => void
  readonly onClose: () => void
  readonly purpose: Purpose
  readonly onPurpose: (purpose: Purpose) => void
  readonly field: RefObject<HTMLTextAreaElement | null>
}

/** The foot of the story: an answer or a note. Both keep what was typed in them, whichever is open. */
export function Composers({ ticket, mode, onOpen, onClose, purpose, onPurpose, field }: ComposersProps) {
  const { desk: t, ui, frame } = useTexts()
  const reason = useReason(ticket.state)
  const writers = useWriters(ticket.number)
  return (
    <section
      className={css.composer}
      aria-label={t.composer()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        // What was typed stays as a draft.
        event.stopPropagation()
        onClose()
      }}
    >
      <div className={css.writers} role="status" hidden={writers.length === 0}>
        {writers.map((writer) => frame.writingNow(writer)).join('. ')}
      </div>
      <div className={mode === undefined ? css.bar : css.tabs}>
        <Button
          size={mode === undefined ? 'normal' : 'small'}
          look={mode === 'message' ? 'primary' : 'plain'}
          icon="reply"
          aria-pressed={mode === 'message'}
          dead={reason(ticket.can.message)}
          onClick={() => onOpen('message')}
        >
          {t.answer()}
        </Button>
        {mode === undefined && <Kbd keys="r" />}
        <Button
          size={mode === undefined ? 'normal' : 'small'}
          look="note"
          icon="lock"
          aria-pressed={mode === 'note'}
          dead={reason(ticket.can.note)}
          onClick={() => onOpen('note')}
        >
          {ui.internalNote()}
        </Button>
        {mode === undefined && <Kbd keys="n" />}
        {mode !== undefined && (
          <Button look="quiet" size="small" bare icon="chevron" className={css.end ?? ''} onClick={onClose}>
            {t.fold()}
          </Button>
        )}
      </div>
      {mode === 'message' && (
        <MessageComposer ticket={ticket} purpose={purpose} onPurpose={onPurpose} field={field} onDone={onClose} />
      )}
      {mode === 'note' && <NoteComposer ticket={ticket} field={field} onDone={onClose} />}
    </section>
  )
}
