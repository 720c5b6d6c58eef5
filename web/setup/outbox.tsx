import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { OutboxRow } from '../../core/notices/outbox-wire.ts'
import type { Template } from '../../core/notices/templates.ts'
import { call } from '../api.ts'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Link, useGo, useQueryParameter } from '../ui/link.tsx'
import { Moment } from '../ui/moment.tsx'
import { Page, Panel } from '../ui/panel.tsx'
import { Segments } from '../ui/segments.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../ui/state-page.tsx'
import { Table, TwoLines } from '../ui/table.tsx'
import { LetterDialog } from './letter-dialog.tsx'
import { letterMarks } from './letter-marks.ts'
import css from './setup.module.css'

type State = OutboxRow['state']
const states = ['queued', 'sent', 'failed', 'kept', 'dropped', 'bounced'] as const satisfies readonly State[]

/** Every letter and what became of it. */
export function Outbox() {
  const { setup: t } = useTexts()
  const go = useGo()
  const letter = useQueryParameter('letter')
  const [state, setState] = useState<State | 'all'>('all')
  return (
    <Page title={t.outbox()} lead={t.outboxLead()}>
      <Segments
        label={t.state()}
        value={state}
        onChange={setState}
        options={[
          { value: 'all' as const, label: t.allStates() },
          ...states.map((value) => ({ value, label: t.inState[value]() })),
        ]}
      />
      <Panel>
        <Letters state={state} />
      </Panel>
      {letter !== '' && <LetterDialog id={letter} onClose={() => go(paths.deskOutbox(), 'replace')} />}
    </Page>
  )
}

interface OutboxPage {
  readonly items: readonly OutboxRow[]
  readonly next: string | null
}

function Letters({ state }: { readonly state: State | 'all' }) {
  const { setup: t, ui } = useTexts()
  const list = useInfiniteQuery({
    queryKey: ['outbox', state],
    queryFn: ({ signal, pageParam }) =>
      call<OutboxPage>('GET', '/outbox', {
        query: { state: state === 'all' ? undefined : state, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  if (list.error !== null) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  if (list.data === undefined) return <Skeleton shape="rows" lines={8} />
  const rows = list.data.pages.flatMap(({ items }) => items)
  if (rows.length === 0)
    return (
      <EmptyState
        icon="mail"
        title={state === 'all' ? t.noLetters() : t.noLettersInState()}
        text={state === 'all' ? t.noLettersText() : undefined}
      />
    )
  return (
    <div className={css.stack}>
      <Rows rows={rows} />
      {list.hasNextPage && (
        <div className={css.more}>
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {ui.more()}
          </Button>
        </div>
      )}
    </div>
  )
}

function Rows({ rows }: { readonly rows: readonly OutboxRow[] }) {
  const { setup: t, notices } = useTexts()
  return (
    <Table
      label={t.outbox()}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          key: 'letter',
          head: t.letter(),
          kind: 'main',
          renderCell: (row) => (
            <TwoLines
              first={
                <Link to={paths.deskOutbox(row.id)}>{row.subject ?? notices.template(row.template as Template)}</Link>
              }
              second={
                <>
                  {row.subject !== null && notices.template(row.template as Template)}
                  {row.subject !== null && row.ticket !== null && ' · '}
                  {row.ticket !== null && <Link to={paths.deskTicket(row.ticket)}>{t.ticket(row.ticket)}</Link>}
                </>
              }
            />
          ),
        },
        {
          key: 'to',
          head: t.recipient(),
          kind: 'wide',
          renderCell: ({ to }) => (
            <TwoLines first={to.name ?? to.address} second={to.name === null ? null : to.address} />
          ),
        },
        {
          key: 'state',
          head: t.state(),
          kind: 'firm',
          renderCell: (row) => (
            <TwoLines
              first={
                <Badge {...letterMarks[row.state]} plain>
                  {row.state === 'sending' ? notices.state(row.state) : t.inState[row.state]()}
                </Badge>
              }
              second={row.state === 'failed' || row.attempts > 1 ? t.attempts(row.attempts) : undefined}
            />
          ),
        },
        {
          key: 'when',
          head: t.when(),
          kind: 'firm',
          renderCell: ({ sentAt, createdAt }) => <Moment at={sentAt ?? createdAt} form="brief" />,
        },
      ]}
    />
  )
}
