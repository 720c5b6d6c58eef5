import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AuditRow } from '../../core/audit/wire.ts'
import { call } from '../api.ts'
import { useReader, useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Link } from '../ui/link.tsx'
import { Moment } from '../ui/moment.tsx'
import { Page, Panel } from '../ui/panel.tsx'
import { Select } from '../ui/select.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../ui/state-page.tsx'
import { Table, TwoLines } from '../ui/table.tsx'
import { deedFacts } from './deed-facts.ts'
import css from './setup.module.css'

type Subject = AuditRow['subjectType']
const subjects: readonly Subject[] = [
  'person',
  'customer',
  'contract',
  'line',
  'product',
  'module',
  'notice',
  'session',
  'letter',
  'mailbox',
  'sender',
]

/** What was changed in access, contracts and settings: who, when, what. */
export function Audit() {
  const { setup: t } = useTexts()
  const [subject, setSubject] = useState<Subject | 'all'>('all')
  return (
    <Page title={t.audit()} lead={t.auditLead()}>
      <div className={css.bar}>
        <div className={css.search}>
          <Select
            label={t.about()}
            value={subject}
            onChange={setSubject}
            options={[
              { value: 'all' as const, label: t.everything() },
              ...subjects.map((value) => ({ value, label: t.subjects[value]() })),
            ]}
          />
        </div>
      </div>
      <Panel>
        <Deeds subject={subject} />
      </Panel>
    </Page>
  )
}

interface AuditPage {
  readonly items: readonly AuditRow[]
  readonly next: string | null
}

function Deeds({ subject }: { readonly subject: Subject | 'all' }) {
  const { setup: t, ui } = useTexts()
  const list = useInfiniteQuery({
    queryKey: ['audit', subject],
    queryFn: ({ signal, pageParam }) =>
      call<AuditPage>('GET', '/audit', {
        query: { subjectType: subject === 'all' ? undefined : subject, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  if (list.error !== null) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  if (list.data === undefined) return <Skeleton shape="rows" lines={8} />
  const rows = list.data.pages.flatMap(({ items }) => items)
  if (rows.length === 0) return <EmptyState icon="shield" title={t.noAudit()} text={t.noAuditText()} />
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

function Rows({ rows }: { readonly rows: readonly AuditRow[] }) {
  const words = useTexts()
  const t = words.setup
  const { language } = useReader()
  return (
    <Table
      label={t.audit()}
      rows={rows}
      keyOf={({ id }) => String(id)}
      columns={[
        {
          key: 'what',
          head: t.what(),
          kind: 'main',
          renderCell: (row) => (
            <TwoLines first={<Deed row={row} />} second={deedFacts(row, { words, language }).join('; ')} />
          ),
        },
        { key: 'who', head: t.who(), renderCell: ({ actor }) => actor?.name ?? t.program() },
        { key: 'when', head: t.when(), kind: 'firm', renderCell: ({ at }) => <Moment at={at} form="brief" /> },
      ]}
    />
  )
}

/** The act, leading to its subject where that has a page. */
function Deed({ row }: { readonly row: AuditRow }) {
  const t = useTexts().setup
  const customer = row.subjectType === 'customer' ? row.subjectId : row.detail['customerId']
  if (row.subjectType === 'notice' && row.subjectId !== null)
    return <Link to={paths.deskOutbox(row.subjectId)}>{t.action(row.action)}</Link>
  if (typeof customer === 'string') return <Link to={paths.deskCustomer(customer)}>{t.action(row.action)}</Link>
  return t.action(row.action)
}
