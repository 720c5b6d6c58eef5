import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useSession } from '../frame/session.ts'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { useGo, useQueryParameter } from '../ui/link.tsx'
import { Page, Panel } from '../ui/panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../ui/state-page.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { allTickets, countsQuery } from './queries.ts'
import { TicketRows } from './ticket-rows.tsx'
import css from './tickets.module.css'

const views = ['open', 'expects_me', 'mine', 'ended', 'all'] as const
type View = (typeof views)[number]

/** All requests that the reader sees, by view and words; the address holds both, so that it can be sent on. */
export function Tickets() {
  const t = useTexts().portal
  const { person } = useSession()
  const go = useGo()
  const asked = useQueryParameter('view')
  const q = useQueryParameter('q')
  const view = views.find((one) => one === asked) ?? 'open'
  const counts = useQuery(countsQuery).data?.counts ?? {}
  const offered = views.filter((one) => one !== 'mine' || (seesMore(person) && person.role !== 'observer'))
  return (
    <Page title={t.listTitle()}>
      <Panel flush>
        <Search key={q} q={q} onSearch={(words) => go(paths.tickets(words === '' ? view : 'all', words))} />
        <Tabs<View>
          label={t.listTitle()}
          value={view}
          onChange={(next) => go(paths.tickets(next, q), 'replace')}
          tabs={offered.map((one) => ({ value: one, label: t.view(one), count: q === '' ? counts[one] : undefined }))}
        >
          <List key={`${view} ${q}`} view={view} q={q} />
        </Tabs>
      </Panel>
    </Page>
  )
}

const seesMore = ({ sees, role }: { readonly sees: string; readonly role: string }): boolean =>
  sees === 'organisation' || role === 'customer_administrator'

function Search({ q, onSearch }: { readonly q: string; readonly onSearch: (words: string) => void }) {
  const { portal, ui } = useTexts()
  const [words, setWords] = useState(q)
  const send = (event: FormEvent): void => {
    event.preventDefault()
    onSearch(words.trim())
  }
  return (
    <form role="search" className={css.search} onSubmit={send}>
      <TextInput
        label={portal.searchLabel()}
        hideLabel
        placeholder={portal.searchLabel()}
        type="search"
        value={words}
        onChange={(next) => {
          setWords(next)
          if (next === '' && q !== '') onSearch('')
        }}
        maxLength={200}
      />
      <Button type="submit" icon="search">
        {ui.search()}
      </Button>
    </form>
  )
}

function List({ view, q }: { readonly view: View; readonly q: string }) {
  const { portal: t, ui } = useTexts()
  const go = useGo()
  const list = useInfiniteQuery(allTickets({ view, ...(q === '' ? {} : { q }), ...sorted(view, q) }))
  if (list.data === undefined)
    return list.error === null ? (
      <Skeleton shape="rows" lines={6} />
    ) : (
      <ErrorState error={list.error} onRetry={() => void list.refetch()} />
    )
  const rows = list.data.pages.flatMap(({ items }) => items)
  if (rows.length === 0) {
    if (q === '') return <EmptyState title={t.emptyTitle()} text={t.emptyView(view)} />
    const everywhere = view !== 'all' && (
      <Button onClick={() => go(paths.tickets('all', q))}>{t.searchEverywhere()}</Button>
    )
    return <EmptyState icon="search" title={t.notFoundTitle()} text={t.notFoundText()} action={everywhere} />
  }
  return (
    <>
      <TicketRows rows={rows} />
      {list.hasNextPage && (
        <div className={css.more}>
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {ui.more()}
          </Button>
        </div>
      )}
    </>
  )
}

/** Open ones by the last word said; what was found, or has ended, newest first. */
const sorted = (view: View, q: string): { readonly sort?: 'last_word' } =>
  q === '' && view !== 'ended' && view !== 'all' ? { sort: 'last_word' } : {}
