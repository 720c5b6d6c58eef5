import { type RefObject, useState } from 'react'
import type { TicketCard } from '../../core/tickets/wire.ts'
import { useSession } from '../frame/session.ts'
import { useTexts } from '../language.tsx'
import { Recipients } from '../tickets/recipients.tsx'
import { useWriting } from '../tickets/writing.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { useDraft } from '../ui/draft.ts'
import { FilePicker } from '../ui/file-picker.tsx'
import { Icon } from '../ui/icon.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { useUploads } from '../ui/uploads.ts'
import { News, Trouble } from './acts/act-form.tsx'
import { useBasis } from './basis.ts'
import css from './composer.module.css'
import { useDo } from './do.ts'
import { useReason } from '../tickets/reason.ts'
import { firstTold, ToldFields, toldOf } from './told-fields.tsx'

export type ComposerMode = 'message' | 'note'

/** What a public text is: it decides where the request goes from here. */
export type Purpose = 'message' | 'ask' | 'propose_resolution' | 'told'
const purposes: readonly Purpose[] = ['message', 'ask', 'propose_resolution', 'told']
const paths = { message: 'messages', told: 'messages', ask: 'questions', propose_resolution: 'resolutions' } as const

export interface ComposerProps {
  readonly ticket: TicketCard
  readonly purpose: Purpose
  readonly onPurpose: (purpose: Purpose) => void
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly onDone: () => void
}

/**
 * Writes to the customer. The words, the ground and the button differ from those of a note, and where a text goes is
 * fixed by the composer in which it was typed, never by a switch beside the button (U17, B2).
 */
export function MessageComposer({ ticket, purpose, onPurpose, field, onDone }: ComposerProps) {
  const { desk: t, refusals, ui } = useTexts()
  const reason = useReason(ticket.state)
  const draft = useDraft(`ticket-${ticket.number}-message`, '')
  const uploads = useUploads(`ticket-${ticket.number}-message`)
  const [told, setTold] = useState(firstTold(ticket))
  const writing = useWriting(ticket.number, 'message')
  const meanwhile = useMeanwhile(ticket, draft.value !== '')
  const act = useDo<void>({
    number: ticket.number,
    act: purpose === 'told' ? 'message' : purpose,
    path: paths[purpose],
    body: () => ({
      text: draft.value,
      ...(uploads.ids.length === 0 ? {} : { fileIds: uploads.ids }),
      ...(purpose === 'told' ? { told: toldOf(told) } : {}),
    }),
    onDone: () => {
      draft.clear()
      uploads.clear()
      onPurpose('message')
      onDone()
    },
  })
  const right = reason(ticket.can[purpose === 'told' ? 'message' : purpose])
  const dead =
    right ??
    (draft.value.trim() === ''
      ? t.writeFirst()
      : uploads.busy
        ? t.filesOnTheWay()
        : purpose === 'told' && toldOf(told) === undefined
          ? refusals.told_how_is_missing()
          : undefined)
  const send = (): void => {
    if (dead === undefined && !act.isPending) act.mutate()
  }
  return (
    <div className={css.paper} data-mode="message">
      <div className={css.purposes} role="group" aria-label={t.purpose()}>
        {purposes.map((one) => (
          <Button
            key={one}
            size="small"
            look={one === purpose ? 'plain' : 'quiet'}
            aria-pressed={one === purpose}
            dead={reason(ticket.can[one === 'told' ? 'message' : one])}
            onClick={() => onPurpose(one)}
          >
            {t.purposeName(one)}
          </Button>
        ))}
      </div>
      {purpose === 'told' && <ToldFields ticket={ticket} value={told} onChange={setTold} />}
      <FilePicker uploads={uploads} compact>
        <TextArea
          ref={field}
          label={t.purposeName(purpose)}
          hideLabel
          placeholder={t.purposeHint(purpose)}
          minRows={3}
          maxRows={14}
          value={draft.value}
          onChange={(text) => {
            draft.set(text)
            writing()
          }}
          onSubmit={send}
        />
      </FilePicker>
      {meanwhile.news.length > 0 && (
        <Banner
          tone="warn"
          title={t.meanwhile()}
          action={
            <Button size="small" onClick={meanwhile.renew}>
              {t.understood()}
            </Button>
          }
        >
          <News entries={meanwhile.news} />
        </Banner>
      )}
      <Trouble problem={act.error} basis={meanwhile} />
      <div className={css.send}>
        <Button look="primary" icon="send" busy={act.isPending} dead={dead} onClick={send}>
          {t.submit({ act: purpose === 'told' ? 'message' : purpose, letters: ticket.hears.length })}
        </Button>
        <Kbd keys="mod+Enter" />
        {draft.restored && <span className={css.restored}>{ui.draftRestored()}</span>}
        <Recipients hears={ticket.hears} />
      </div>
    </div>
  )
}

export type NoteComposerProps = Pick<ComposerProps, 'ticket' | 'field' | 'onDone'>

/** Writes for the staff only. */
export function NoteComposer({ ticket, field, onDone }: NoteComposerProps) {
  const { desk: t, ui } = useTexts()
  const reason = useReason(ticket.state)
  const draft = useDraft(`ticket-${ticket.number}-note`, '')
  const uploads = useUploads(`ticket-${ticket.number}-note`)
  const writing = useWriting(ticket.number, 'note')
  const act = useDo<void>({
    number: ticket.number,
    act: 'note',
    path: 'notes',
    body: () => ({ text: draft.value, ...(uploads.ids.length === 0 ? {} : { fileIds: uploads.ids }) }),
    onDone: () => {
      draft.clear()
      uploads.clear()
      onDone()
    },
  })
  const missing = draft.value.trim() === '' ? t.writeFirst() : uploads.busy ? t.filesOnTheWay() : undefined
  const dead = reason(ticket.can.note) ?? missing
  const send = (): void => {
    if (dead === undefined && !act.isPending) act.mutate()
  }
  return (
    <div className={css.paper} data-mode="note">
      <p className={css.noteWord}>
        <Icon name="lock" size={16} />
        {ui.internalNote()} <span>— {ui.internalNoteOnly()}</span>
      </p>
      <FilePicker uploads={uploads} compact>
        <TextArea
          ref={field}
          label={ui.internalNote()}
          hideLabel
          placeholder={t.noteHint()}
          minRows={3}
          maxRows={14}
          value={draft.value}
          onChange={(text) => {
            draft.set(text)
            writing()
          }}
          onSubmit={send}
        />
      </FilePicker>
      <Trouble problem={act.error} basis={undefined} />
      <div className={css.send}>
        <Button look="note" icon="lock" busy={act.isPending} dead={dead} onClick={send}>
          {t.submit({ act: 'note', letters: 0 })}
        </Button>
        <Kbd keys="mod+Enter" />
        {draft.restored && <span className={css.restored}>{ui.draftRestored()}</span>}
        <span className={css.nobody}>{t.noLetters()}</span>
      </div>
    </div>
  )
}

/** What others did since this text was begun; nothing while nothing is written. */
function useMeanwhile(ticket: TicketCard, begun: boolean) {
  const { person } = useSession()
  const basis = useBasis(ticket)
  if (!begun && basis.news.length > 0) basis.renew()
  return { ...basis, news: begun ? basis.news.filter(({ by }) => by.id !== person.id) : [] }
}
