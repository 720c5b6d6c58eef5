import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { TicketCard } from '../../core/tickets/wire.ts'
import { useSession } from '../frame/session.ts'
import { useTexts } from '../language.tsx'
import { ticketQuery } from '../tickets/query.ts'
import { useSeen } from '../tickets/seen.ts'
import { TicketTimeline } from '../tickets/timeline.tsx'
import { hasDraft } from '../ui/draft.ts'
import { hasFiles } from '../ui/uploads.ts'
import { useKeys } from '../ui/keys.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { ErrorState } from '../ui/state-page.tsx'
import { ActDialog } from './acts/act-dialog.tsx'
import { type ActName, isTakeover, quickActs, useDeskActs } from './act-list.ts'
import { useCommands } from './commands.ts'
import type { ComposerMode, Purpose } from './composer.tsx'
import { Composers } from './composers.tsx'
import { useDo } from './do.ts'
import { RequestHead } from './request-head.tsx'
import css from './request.module.css'
import { RequestSide } from './side.tsx'
import { useStory } from './story-scroll.ts'

export interface RequestPaneProps {
  readonly number: number
  /** The address of the list. */
  readonly back: string
  /** An act asked for by a key before the page was there. */
  readonly asked: ActName | undefined
  readonly onBegun: () => void
}

export function RequestPane(props: RequestPaneProps) {
  const { data, error, refetch } = useQuery(ticketQuery(props.number))
  if (data !== undefined) return <Request {...props} ticket={data} />
  return error === null ? (
    <div className={css.loading}>
      <Skeleton shape="page" lines={8} />
    </div>
  ) : (
    <ErrorState error={error} onRetry={() => void refetch()} />
  )
}

type Part = 'story' | 'facts'

/** A request: head, story with the composers at its foot, and the panel of facts. */
function Request({ ticket, back, asked, onBegun }: RequestPaneProps & { readonly ticket: TicketCard }) {
  const { desk: t } = useTexts()
  const { person } = useSession()
  const [part, setPart] = useState<Part>('story')
  const [act, setAct] = useState<ActName>()
  const [mode, setMode] = useState<ComposerMode | undefined>(() => modeWithDraft(ticket.number))
  const [purpose, setPurpose] = useState<Purpose>('message')
  const [opened] = useState(ticket.seq)
  const seen = useSeen({ personId: person.id, number: ticket.number, seq: ticket.seq })
  const story = useStory(ticket.seq)
  const field = useRef<HTMLTextAreaElement>(null)
  const giveBack = useDo<string>({
    number: ticket.number,
    act: 'assign',
    path: 'assignments',
    body: (assigneeId) => ({ assigneeId }),
  })
  // Taken from a colleague by a slip of the finger: it can be given back at once.
  const previous = isTakeover(ticket) ? ticket.assignee?.id : undefined
  const accept = useDo<void>({
    number: ticket.number,
    act: 'accept',
    path: 'acceptance',
    body: () => ({}),
    undo: previous === undefined ? undefined : () => giveBack.mutate(previous),
  })
  const acts = useDeskActs(ticket)

  /** At once, so that the next key already falls into the field. */
  const write = (next: ComposerMode, what: Purpose): void => {
    flushSync(() => {
      setPart('story')
      setPurpose(what)
      setMode(next)
    })
    field.current?.focus()
  }
  const begin = (name: ActName): void => {
    if (acts.find((one) => one.name === name)?.dead !== undefined) return
    if (name === 'accept') return void (accept.isPending || accept.mutate())
    if (name === 'message' || name === 'ask' || name === 'propose_resolution') return write('message', name)
    if (name === 'note') return write('note', purpose)
    if (name === 'classify') setPart('facts')
    setAct(name)
  }
  useKeys(Object.fromEntries(quickActs.map(({ key, name }) => [key, () => begin(name)])))
  useEffect(() => {
    if (asked === undefined) return
    // Out of the effect: a composer opens at once, which no effect may.
    queueMicrotask(() => {
      onBegun()
      begin(asked)
    })
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- each asking begins once
  }, [asked])
  useCommands(
    acts.map(({ name, label, icon, keys, dead }) => ({
      id: `act-${name}`,
      group: t.ticketActs(ticket.number),
      icon,
      label,
      ...(keys === undefined ? {} : { keys }),
      dead,
      run: () => begin(name),
    })),
  )
  const end = (): void => setAct(undefined)
  return (
    <article
      className={css.request}
      data-part={part}
      data-writing={mode !== undefined || undefined}
      aria-label={t.requestNumber(ticket.number)}
    >
      <RequestHead
        ticket={ticket}
        back={back}
        acts={acts}
        onAct={begin}
        accepting={accept.isPending}
        problem={accept.error}
      />
      <div className={css.parts} role="group" aria-label={t.parts()}>
        {(['story', 'facts'] as const).map((one) => (
          <button key={one} type="button" aria-pressed={part === one} onClick={() => setPart(one)}>
            {t.part(one)}
          </button>
        ))}
      </div>
      <div className={css.story}>
        <div ref={story} className={css.scroll}>
          <TicketTimeline ticket={ticket} seen={seen} opened={opened} me={person.id} />
        </div>
        <Composers
          ticket={ticket}
          mode={mode}
          onOpen={(next) => write(next, purpose)}
          onClose={() => setMode(undefined)}
          purpose={purpose}
          onPurpose={setPurpose}
          field={field}
        />
      </div>
      <RequestSide ticket={ticket} acts={acts} onAct={begin} classifying={act === 'classify'} onClassified={end} />
      <ActDialog act={act} ticket={ticket} onClose={end} />
    </article>
  )
}

/** What was begun earlier stands open again. */
const modeWithDraft = (number: number): ComposerMode | undefined =>
  (['message', 'note'] as const).find(
    (mode) => hasDraft(`ticket-${number}-${mode}`) || hasFiles(`ticket-${number}-${mode}`),
  )
