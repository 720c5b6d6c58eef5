import { type ReactNode, useEffect, useRef } from 'react'
import type { FactType } from '../../../core/tickets/events.ts'
import type { TimelineEntry } from '../../../core/tickets/wire.ts'
import type { Problem } from '../../api.ts'
import { useTexts } from '../../language.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button, type ButtonProps } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { Moment } from '../../ui/moment.tsx'
import { useProblemText } from '../../ui/state-page.tsx'
import type { Basis } from '../basis.ts'
import css from './act-form.module.css'

export interface ActFormProps {
  readonly title: string
  /** What the button does, with its consequence. */
  readonly submit: string
  readonly look?: ButtonProps['look']
  readonly busy: boolean
  readonly problem: Problem | null
  readonly basis?: Basis
  /** Why it can't be sent yet. */
  readonly dead?: string | undefined
  readonly size?: 'normal' | 'wide'
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children?: ReactNode
}

/** An act that needs words or a choice. Ctrl Enter sends it from any field; what was typed survives every refusal. */
export function ActForm(props: ActFormProps) {
  const { title, submit, look = 'primary', busy, problem, basis, dead, size, onSubmit, onClose, children } = props
  const { ui } = useTexts()
  const send = (): void => {
    if (!busy && dead === undefined) onSubmit()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      size={size ?? 'normal'}
      onSubmit={send}
      actions={
        <>
          <Button type="submit" look={look} busy={busy} dead={dead}>
            {submit}
          </Button>
          <Button onClick={onClose}>{ui.cancel()}</Button>
          <span className={css.keys}>
            <Kbd keys="mod+Enter" />
          </span>
        </>
      }
    >
      {/* Keys of the form as a whole: the fields inside are what is interactive. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        className={css.fields}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          send()
        }}
      >
        {children}
        <Trouble problem={problem} basis={basis} />
      </div>
    </Dialog>
  )
}

export interface TroubleProps {
  readonly problem: Problem | null
  readonly basis: Basis | undefined
}

/** Why it was refused. A conflict shows what came in between, and lets the writer go on from there (I12). */
export function Trouble({ problem, basis }: TroubleProps) {
  const { desk: t } = useTexts()
  const text = useProblemText(problem)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Newer browsers answer scrolling with a promise, which must not become this effect’s clean-up.
    if (problem !== null) void place.current?.scrollIntoView({ block: 'nearest' })
  }, [problem])
  if (problem === null) return null
  if (problem.code !== 'conflict' || basis === undefined) {
    return (
      <div ref={place}>
        <Banner tone="danger" loud>
          {text}
        </Banner>
      </div>
    )
  }
  return (
    <div ref={place}>
      <Banner
        tone="warn"
        loud
        title={t.conflictTitle()}
        action={
          <Button size="small" onClick={basis.renew}>
            {t.conflictGoOn()}
          </Button>
        }
      >
        <News entries={basis.news} />
      </Banner>
    </div>
  )
}

/** Events in short: who, what, when. */
export function News({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const { events, ticketPage } = useTexts()
  return (
    <ul className={css.news}>
      {entries.map((entry) => (
        <li key={entry.seq}>
          {events[entry.type as FactType](entry)} · {entry.by.name ?? ticketPage.system()},{' '}
          <Moment at={entry.at} form="brief" />
        </li>
      ))}
    </ul>
  )
}
