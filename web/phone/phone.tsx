import { useEffect, useRef, useState } from 'react'
import type { RegistrationReply } from '../../core/tickets/wire.ts'
import type { NewTicketByStaff } from '../../core/tickets/wire-sent.ts'
import { useAct } from '../act.ts'
import { useTexts } from '../language.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { useDraft } from '../ui/draft.ts'
import { Kbd } from '../ui/kbd.tsx'
import { Page, Panel } from '../ui/panel.tsx'
import { useProblemText } from '../ui/state-page.tsx'
import { useUploads } from '../ui/uploads.ts'
import { Beside } from './beside.tsx'
import { type CallDraft, emptyCall, type Missing, missingOf, registrationOf } from './call-draft.ts'
import { Caller } from './caller.tsx'
import type { FoundPerson } from './callers.ts'
import { Matter } from './matter.tsx'
import { onNextCall } from './next-call.ts'
import css from './phone.module.css'
import { Registered } from './registered.tsx'

interface Done {
  readonly reply: RegistrationReply
  readonly person: FoundPerson
}

/** The form for a caller (R5.1): from the first letters of a name to the number that is read out. */
export function Phone() {
  const [done, setDone] = useState<Done>()
  const [round, setRound] = useState(0)
  useEffect(
    () =>
      onNextCall(() => {
        setDone(undefined)
        setRound((known) => known + 1)
      }),
    [],
  )
  const next = (): void => setDone(undefined)
  if (done !== undefined) return <Registered {...done} onNext={next} />
  return <CallForm key={round} onDone={setDone} />
}

function CallForm({ onDone }: { readonly onDone: (done: Done) => void }) {
  const { phone: t } = useTexts()
  const draft = useDraft<CallDraft>('phone', emptyCall)
  const uploads = useUploads('phone')
  const subject = useRef<HTMLInputElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const [missing, setMissing] = useState<readonly Missing[]>([])
  const call = draft.value
  const change = (news: Partial<CallDraft>): void => {
    const next = { ...call, ...news }
    draft.set(next)
    if (missing.length > 0) setMissing(missingOf(next))
  }
  const act = useAct<RegistrationReply, NewTicketByStaff>({
    path: '/tickets',
    stale: [['tickets'], ['counts']],
    onDone: (reply) => {
      if (call.person === null) return
      draft.clear()
      uploads.clear()
      onDone({ reply, person: call.person })
    },
  })
  const send = (): void => {
    if (act.isPending || uploads.busy) return
    const registration = registrationOf(call, uploads.ids)
    if (registration !== undefined) return act.mutate(registration)
    setMissing(missingOf(call))
    requestAnimationFrame(() => focusFirst(form.current, missingOf(call)))
  }
  const pick = (person: FoundPerson | null): void => {
    change({ person })
    if (person !== null) requestAnimationFrame(() => subject.current?.focus())
  }
  const problem = useProblemText(act.error)
  const fields = act.error?.fields ?? {}
  return (
    <Page title={t.title()} lead={t.lead()}>
      <form
        ref={form}
        className={css.columns}
        aria-label={t.title()}
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={(event) => {
          // Enter alone never registers: it is what ends a line, and a request cannot be unsaid.
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          send()
        }}
      >
        <div className={css.fields}>
          <Panel>
            <div className={css.group}>
              <Caller
                person={call.person}
                onPick={pick}
                error={missing.includes('requesterId') ? t.callerMissing() : fields['requesterId']}
              />
            </div>
          </Panel>
          <Panel>
            <Matter
              call={call}
              change={change}
              subject={subject}
              uploads={uploads}
              errors={{
                ...fields,
                ...(missing.includes('subject') && { subject: t.subjectMissing() }),
                ...(missing.includes('kind') && { kind: t.kindMissing() }),
              }}
            />
          </Panel>
          {act.error !== null && (
            <Banner tone="danger" loud>
              {problem}
            </Banner>
          )}
          <div className={css.foot}>
            <Button
              look="primary"
              busy={act.isPending}
              dead={uploads.busy ? t.filesOnWay() : undefined}
              onClick={send}
              aria-keyshortcuts="Control+Enter"
            >
              <span className={css.withKey}>
                {t.register()} <Kbd keys="mod+Enter" />
              </span>
            </Button>
            <Button look="quiet" onClick={() => (draft.clear(), uploads.clear(), setMissing([]))}>
              {t.startOver()}
            </Button>
          </div>
        </div>
        <Beside person={call.person} typed={`${call.subject} ${call.details}`} />
      </form>
    </Page>
  )
}

/** The reader is led to what is missing, in the order of the form. */
function focusFirst(form: HTMLFormElement | null, missing: readonly Missing[]): void {
  const [first] = missing
  const place = first === undefined ? null : form?.querySelector<HTMLElement>(`[data-field="${first}"]`)
  place?.querySelector<HTMLElement>('input, textarea')?.focus()
}
