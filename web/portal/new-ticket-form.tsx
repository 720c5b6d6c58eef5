import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { RegistrationReply } from '../../core/tickets/wire.ts'
import type { NewTicket } from '../../core/tickets/wire-sent.ts'
import { dateIn } from '../../lang/format.ts'
import { useAct } from '../act.ts'
import { useSession } from '../frame/session.ts'
import { useProviderZone, useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { type Draft, useDraft } from '../ui/draft.ts'
import { useGo } from '../ui/link.tsx'
import { useNow } from '../ui/now.ts'
import { toast } from '../ui/toast.tsx'
import { type Uploads, useUploads } from '../ui/uploads.ts'
import css from './new-ticket.module.css'
import { type DraftField, emptyDraft, missingIn, type NewTicketDraft, newTicketOf } from './new-ticket-draft.ts'
import { Kind, Weight, What, Where } from './new-ticket-groups.tsx'
import { Refused } from './refused.tsx'
import { WhenAnswered } from './when-answered.tsx'

/** One page, four short groups, the question first; whatever is typed is kept until it is sent. */
export function NewTicketForm() {
  const { portal, ui } = useTexts()
  const t = portal.new
  const draft = useDraft<NewTicketDraft>('new-ticket', emptyDraft)
  const { maxFileSize } = useSession()
  const uploads = useUploads('new-ticket')
  const go = useGo()
  const form = useRef<HTMLFormElement>(null)
  const [tried, setTried] = useState(0)
  const today = dateIn(useProviderZone(), useNow())
  const register = useAct<RegistrationReply, NewTicket>({
    path: '/tickets',
    stale: [['tickets'], ['counts']],
    onDone: ({ number }) => {
      draft.clear()
      uploads.clear()
      go(paths.ticketRegistered(number), 'replace')
    },
    onProblem: () => setTried((times) => times + 1),
  })
  const missing = missingIn(draft.value, today)
  useEffect(() => {
    if (tried > 0 && form.current !== null) showFirstProblem(form.current)
  }, [tried])
  const failed = uploads.files.some(({ state }) => state === 'failed')
  const send = (event: FormEvent): void => {
    event.preventDefault()
    const body = newTicketOf(draft.value, uploads.ids)
    if (missing.length > 0 || body === undefined) return setTried(tried + 1)
    if (!register.isPending && !uploads.busy && !failed) register.mutate(body)
  }
  const problems = register.error?.fields ?? {}
  const problemOf = (field: DraftField): string | undefined =>
    tried > 0 && missing.includes(field) ? t.missing[field]() : problems[field]
  const group = {
    draft: draft.value,
    change: (news: Partial<NewTicketDraft>) => draft.set({ ...draft.value, ...news }),
    problemOf,
  }
  return (
    <form ref={form} onSubmit={send} className={css.form} noValidate>
      {draft.restored && <Restored draft={draft} uploads={uploads} onReset={() => setTried(0)} />}
      <What {...group} uploads={uploads} limit={maxFileSize} />
      <Kind {...group} />
      <Weight {...group} today={today} />
      <Where {...group} />
      <footer className={css.foot}>
        <Refused error={register.error} />
        <div className={css.send}>
          <Button
            type="submit"
            look="primary"
            busy={register.isPending}
            dead={uploads.busy ? t.sendingFiles() : failed ? t.failedFiles() : undefined}
          >
            {t.send()}
          </Button>
          <WhenAnswered />
        </div>
        <span className="unseen" aria-live="polite">
          {register.isPending ? ui.loading() : ''}
        </span>
      </footer>
    </form>
  )
}

interface RestoredProps {
  readonly draft: Draft<NewTicketDraft>
  readonly uploads: Uploads
  readonly onReset: () => void
}

/** Throwing a draft away can be taken back for some seconds. */
function Restored({ draft, uploads, onReset }: RestoredProps) {
  const t = useTexts().portal.new
  const startOver = (): void => {
    const kept = draft.value
    const { files } = uploads
    draft.clear()
    uploads.clear()
    onReset()
    toast({
      text: t.thrownAway(),
      undo: () => {
        draft.set(kept)
        uploads.restore(files)
      },
    })
  }
  return (
    <p className={css.restored} role="status">
      {t.draft()}{' '}
      <button type="button" className={css.link} onClick={startOver}>
        {t.startOver()}
      </button>
    </p>
  )
}

/** To the first field that is wrong, with the focus in it. */
function showFirstProblem(form: HTMLFormElement): void {
  const problem = form.querySelector<HTMLElement>('[role="alert"]')
  const field = problem?.closest('fieldset') ?? problem?.parentElement
  field?.querySelector<HTMLElement>('input, textarea, select')?.focus({ preventScroll: true })
  field?.scrollIntoView({ block: 'center', behavior: 'smooth' })
}
