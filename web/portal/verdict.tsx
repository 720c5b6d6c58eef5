import { useState } from 'react'
import type { TicketCard } from '../../core/tickets/wire.ts'
import type { Right } from '../../core/wire.ts'
import { useSession } from '../frame/session.ts'
import { useTexts } from '../language.tsx'
import { useReason } from '../tickets/reason.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { useDraft } from '../ui/draft.ts'
import { FilePicker } from '../ui/file-picker.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { toast } from '../ui/toast.tsx'
import { useUploads } from '../ui/uploads.ts'
import { contradicts, type VerdictChoice } from './contradicts.ts'
import { Doubt } from './doubt.tsx'
import { Refused } from './refused.tsx'
import css from './ticket.module.css'
import { useTicketAct } from './ticket-act.ts'

type Word = () => string

export interface VerdictProps {
  readonly ticket: TicketCard
  /** Which delivery or resolution it is about. */
  readonly about: string
  readonly words: Readonly<
    Record<
      | 'choose'
      | 'accept'
      | 'acceptThen'
      | 'reject'
      | 'rejectThen'
      | 'sendAccept'
      | 'sendReject'
      | 'accepted'
      | 'rejected',
      Word
    >
  >
  readonly acceptPath: string
  readonly rejectPath: string
  readonly acceptRight: Right | undefined
  readonly rejectRight: Right | undefined
}

interface VerdictDraft {
  readonly choice?: VerdictChoice
  readonly text: string
  /** What lay before the writer when he wrote. */
  readonly about?: string
}

/** Two equally clear choices, each saying what follows; nothing is decided until the button that names it (U19). */
export function Verdict({ ticket, about, words, acceptPath, rejectPath, acceptRight, rejectRight }: VerdictProps) {
  const { portal } = useTexts()
  const t = portal.ticket
  const { maxFileSize } = useSession()
  const draft = useDraft<VerdictDraft>(`ticket-${ticket.number}-verdict`, { text: '' })
  const uploads = useUploads(`ticket-${ticket.number}-verdict`)
  const [tried, setTried] = useState(false)
  const [doubted, setDoubted] = useState(false)
  const { choice, text } = draft.value
  const overtaken = text !== '' && draft.value.about !== undefined && draft.value.about !== about
  const dead = useReason(ticket.state)
  const act = useTicketAct<VerdictChoice>({
    ticket,
    path: (made) => (made === 'accept' ? acceptPath : rejectPath),
    body: (made, basedOn) =>
      made === 'accept'
        ? { comment: text.trim() === '' ? null : text, basedOn }
        : { reason: text, fileIds: uploads.ids, basedOn },
    onDone: (made) => {
      draft.clear()
      uploads.clear()
      toast({ text: made === 'accept' ? words.accepted() : words.rejected() })
    },
  })
  const deadWord = dead(acceptRight) ?? dead(rejectRight)
  if (deadWord !== undefined)
    return (
      <div className={css.pair}>
        <Button dead={deadWord}>{words.sendAccept()}</Button>
        <Button dead={deadWord}>{words.sendReject()}</Button>
        <p className={css.fine}>{deadWord}</p>
      </div>
    )
  const missing = choice === 'reject' && text.trim() === ''
  const send = (): void => {
    setTried(true)
    if (choice === undefined || missing || act.isPending || uploads.busy) return
    if (contradicts(choice, text)) setDoubted(true)
    else act.mutate(choice)
  }
  const decide = (made: VerdictChoice): void => {
    draft.set({ choice: made, text, about })
    setDoubted(false)
    act.mutate(made)
  }
  return (
    <div className={css.verdict}>
      {overtaken && <Banner tone="warn">{t.conflict()}</Banner>}
      <Choice
        label={words.choose()}
        value={choice}
        onChange={(made) => draft.set({ choice: made, text, about: draft.value.about ?? about })}
        columns={2}
        options={[
          { value: 'accept', label: words.accept(), text: words.acceptThen() },
          { value: 'reject', label: words.reject(), text: words.rejectThen() },
        ]}
      />
      {choice === 'accept' && (
        <TextArea
          label={t.comment()}
          optional
          value={text}
          onChange={(next) => draft.set({ choice, text: next, about })}
          onSubmit={send}
          minRows={2}
        />
      )}
      {choice === 'reject' && (
        <FilePicker uploads={uploads} limit={maxFileSize} compact>
          <TextArea
            label={t.reason()}
            hint={t.reasonHint()}
            error={tried && missing ? t.reasonMissing() : undefined}
            value={text}
            onChange={(next) => draft.set({ choice, text: next, about })}
            onSubmit={send}
            minRows={4}
          />
        </FilePicker>
      )}
      <Refused error={act.error} />
      {choice !== undefined && (
        <div className={css.send}>
          <Button
            look="primary"
            icon={choice === 'accept' ? 'check' : 'undo'}
            busy={act.isPending}
            dead={uploads.busy ? portal.new.sendingFiles() : undefined}
            onClick={send}
          >
            {choice === 'accept' ? words.sendAccept() : words.sendReject()}
          </Button>
        </div>
      )}
      <Doubt
        open={doubted}
        choice={choice ?? 'accept'}
        text={text}
        onDecide={decide}
        onClose={() => setDoubted(false)}
      />
    </div>
  )
}
