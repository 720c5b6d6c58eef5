import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { CustomerRow } from '../../core/customers/wire.ts'
import { keepers } from '../../core/people/rights.ts'
import { call } from '../api.ts'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/choice.tsx'
import { useGo } from '../ui/link.tsx'
import { Link } from '../ui/link.tsx'
import { Page, Panel } from '../ui/panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../ui/state-page.tsx'
import { Table, TwoLines } from '../ui/table.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { CustomerDialog } from './customer-dialog.tsx'
import { useDead } from './rights.ts'
import css from './setup.module.css'

/** All customers, with cover, people and open requests. */
export function Customers() {
  const { customers: t } = useTexts()
  const go = useGo()
  const dead = useDead()(keepers)
  const [query, setQuery] = useState('')
  const [archived, setArchived] = useState(false)
  const [adds, setAdds] = useState(false)
  const add = (
    <Button look="primary" icon="plus" dead={dead} onClick={() => setAdds(true)}>
      {t.add()}
    </Button>
  )
  return (
    <Page title={t.title()} lead={t.lead()} actions={add}>
      <div className={css.bar}>
        <div className={css.search}>
          <TextInput
            label={t.search()}
            hideLabel
            type="search"
            placeholder={t.searchHint()}
            value={query}
            onChange={setQuery}
          />
        </div>
        <Checkbox label={t.archivedToo()} checked={archived} onChange={setArchived} />
      </div>
      <Panel>
        <Found query={useDeferredValue(query.trim())} archived={archived} />
      </Panel>
      {adds && (
        <CustomerDialog
          customer={null}
          onClose={() => setAdds(false)}
          onSaved={({ id }) => go(paths.deskCustomer(id))}
        />
      )}
    </Page>
  )
}

interface CustomerPage {
  readonly items: readonly CustomerRow[]
  readonly next: string | null
}

function Found({ query, archived }: { readonly query: string; readonly archived: boolean }) {
  const { customers: t, ui } = useTexts()
  const list = useInfiniteQuery({
    queryKey: ['customers', query, archived],
    queryFn: ({ signal, pageParam }) =>
      call<CustomerPage>('GET', '/customers', {
        query: { q: query === '' ? undefined : query, archived: archived || undefined, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
  })
  if (list.error !== null) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  if (list.data === undefined) return <Skeleton shape="rows" lines={8} />
  const rows = list.data.pages.flatMap(({ items }) => items)
  if (rows.length === 0)
    return query === '' ? (
      <EmptyState icon="building" title={t.none()} text={t.noneText()} />
    ) : (
      <EmptyState icon="search" title={ui.nothingFound(query)} />
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

function Rows({ rows }: { readonly rows: readonly CustomerRow[] }) {
  const { customers: t } = useTexts()
  return (
    <Table
      label={t.title()}
      rows={rows}
      keyOf={({ id }) => id}
      faded={({ archived }) => archived}
      columns={[
        {
          key: 'name',
          head: t.name(),
          kind: 'main',
          renderCell: (row) => (
            <TwoLines
              first={<Link to={paths.deskCustomer(row.id)}>{row.shortName}</Link>}
              second={row.name === row.shortName ? undefined : row.name}
            />
          ),
        },
        { key: 'inn', head: t.inn(), kind: 'firm', renderCell: ({ inn }) => inn ?? '—' },
        { key: 'cover', head: t.cover(), kind: 'firm', renderCell: (row) => <Cover {...row} /> },
        { key: 'people', head: t.people(), kind: 'figure', renderCell: ({ people }) => people },
        {
          key: 'open',
          head: t.openTickets(),
          kind: 'figure',
          renderCell: ({ id, openTickets }) => (
            <Link to={paths.deskCustomerTickets(id, { of: 'open' })}>{openTickets}</Link>
          ),
        },
      ]}
    />
  )
}

function Cover({ covered, coveredUntil, archived }: CustomerRow) {
  const t = useTexts().customers
  if (archived) return t.archived()
  return covered ? (
    t.coveredUntil(coveredUntil)
  ) : (
    <Badge tone="warn" icon="warning" plain>
      {t.notCovered()}
    </Badge>
  )
}
