import { type RefObject, useEffect, useRef } from 'react'
import type { TicketCard } from '../../core/tickets/wire.ts'
import { useWriters } from '../frame/live.ts'
import { useTexts } from '../language.tsx'
import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { type ComposerMode, MessageComposer, NoteComposer, type Purpose } from './composer.tsx'
import css from './composer.module.css'
import { useReason } from './reason.ts'

export interface ComposersProps {
  readonly ticket: TicketCard
  /** Which one is open; undefined: only the way to open them is shown. */
  readonly mode: ComposerMode | undefined
  readonly onMode: (mode: ComposerMode | undefined) => void
  readonly purpose: Purpose
  readonly onPurpose: (purpose: Purpose) => void
}

/** The foot of the story: an answer or a note. Both keep what was typed in them, whichever is open. */
export function Composers({ ticket, mode, onMode, purpose, onPurpose }: ComposersProps) {
  const { desk: t, ui, frame } = useTexts()
  const reason = useReason()
  const writers = useWriters(ticket.number)
  const field = useFocusOn(mode)
  const close = (): void => onMode(undefined)
  return (
    <section
      className={css.composer}
      aria-label={t.composer()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        // What was typed stays as a draft.
        event.stopPropagation()
        close()
      }}
    >
      <div className={css.writers} role="status" hidden={writers.length === 0}>
        {writers.map((name) => frame.writingNow(name)).join('. ')}
      </div>
      <div className={mode === undefined ? css.bar : css.tabs}>
        <Button
          size={mode === undefined ? 'normal' : 'small'}
          look={mode === 'message' ? 'primary' : 'plain'}
          icon="reply"
          aria-pressed={mode === 'message'}
          dead={reason(ticket.can.message)}
          onClick={() => onMode('message')}
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
          onClick={() => onMode('note')}
        >
          {ui.internalNote()}
        </Button>
        {mode === undefined && <Kbd keys="n" />}
        {mode !== undefined && (
          <Button look="quiet" size="small" bare icon="chevron" className={css.end ?? ''} onClick={close}>
            {t.fold()}
          </Button>
        )}
      </div>
      {mode === 'message' && (
        <MessageComposer ticket={ticket} purpose={purpose} onPurpose={onPurpose} field={field} onDone={close} />
      )}
      {mode === 'note' && <NoteComposer ticket={ticket} field={field} onDone={close} />}
    </section>
  )
}

/** Opening a composer means to write; a page that opens with a draft leaves the focus where it is. */
function useFocusOn(mode: ComposerMode | undefined): RefObject<HTMLTextAreaElement | null> {
  const field = useRef<HTMLTextAreaElement>(null)
  const before = useRef(mode)
  useEffect(() => {
    if (before.current !== mode) field.current?.focus()
    before.current = mode
  }, [mode])
  return field
}
