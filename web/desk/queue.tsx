import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { Texts } from '../../lang/ru.ts'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { useKeys } from '../ui/keys.ts'
import { useGo } from '../ui/link.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../ui/state-page.tsx'
import { type QueueFilter, useQueue } from './queue-data.ts'
import { QueueHead, type QueueHeadProps } from './queue-head.tsx'
import css from './queue.module.css'
import { QueueRow } from './row.tsx'
import { type DeskPlaceNow, ticketBeside } from './where.ts'

const ROW = 64

export interface QueueProps extends QueueHeadProps {
  /** The request under the keys, open or not; acts of the keyboard are about it. */
  readonly at: number | undefined
  readonly onAt: (number: number) => void
}

/** The requests of one queue, or those that were found: by keys `j`, `k`, Enter, or by pointer. */
export function Queue({ place, sort, onSort, at, onAt }: QueueProps) {
  const t = useTexts().desk
  const { number } = place
  const filter = filterOf(place, sort)
  const list = useQueue(filter)
  const scroller = useRef<HTMLDivElement>(null)
  const index = list.rows.findIndex(({ row }) => row.number === at)
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised over it
  const virtual = useVirtualizer({
    count: list.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (one) => list.rows[one]?.row.number ?? one,
    overscan: 8,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  const { more } = list
  useEffect(() => {
    if (last >= list.rows.length - 10) more?.()
  }, [last, list.rows.length, more])
  useMoves({
    list: list.rows.map(({ row }) => row.number),
    index,
    place,
    onMove: onAt,
    scrollTo: virtual.scrollToIndex,
  })
  return (
    <section className={css.queue} aria-label={nameOf(place, t)}>
      <QueueHead place={place} sort={sort} onSort={onSort} />
      <div className={css.area}>
        {list.waiting > 0 && (
          <button type="button" className={css.waiting} onClick={list.settle}>
            {t.waiting(list.waiting)}
          </button>
        )}
        <div ref={scroller} className={css.scroller}>
          {list.loading && <Skeleton shape="rows" lines={8} />}
          {list.error !== null && <ErrorState error={list.error} onRetry={list.retry} />}
          {!list.loading && list.error === null && list.rows.length === 0 && <Nothing place={place} />}
          <ol className={css.rows} style={{ height: virtual.getTotalSize() }}>
            {items.map((item) => {
              const one = list.rows[item.index]
              if (one === undefined) return null
              const { row, gone } = one
              return (
                <li key={row.number} className={css.place} style={{ top: item.start, height: ROW }}>
                  <QueueRow
                    row={row}
                    to={ticketBeside(row.number, place)}
                    at={row.number === at}
                    open={row.number === number}
                    gone={gone}
                    fresh={one.fresh}
                    ofOne={place.customer !== undefined}
                  />
                </li>
              )
            })}
          </ol>
        </div>
      </div>
    </section>
  )
}

function filterOf({ view, search, customer }: DeskPlaceNow, sort: QueueProps['sort']): QueueFilter {
  const words = search === undefined ? {} : { q: search }
  if (customer !== undefined)
    return { customerId: customer.id, view: customer.of, sort: customer.of === 'open' ? 'due' : 'newest', ...words }
  return search === undefined ? { view, sort } : { view: 'all', sort: 'newest', ...words }
}

function nameOf({ view, search, customer }: DeskPlaceNow, t: Texts['desk']): string {
  if (customer !== undefined) return t.ofCustomer()
  return search === undefined ? t.view(view) : t.search()
}

function Nothing({ place: { view, search, customer } }: { readonly place: DeskPlaceNow }) {
  const t = useTexts().desk
  const go = useGo()
  if (customer !== undefined && search === undefined)
    return <EmptyState icon="inbox" title={t.noneOfCustomer(customer.of)} />
  if (search !== undefined)
    return search === '' ? (
      <EmptyState icon="search" title={t.searchTitle()} text={t.searchHint()} />
    ) : (
      <EmptyState icon="search" title={t.nothingFound(search)} text={t.searchHint()} />
    )
  const act =
    view === 'open' ? undefined : <Button onClick={() => go(paths.deskView('open'))}>{t.showAllOpen()}</Button>
  return <EmptyState icon="check-circle" title={t.emptyTitle(view)} text={t.emptyText(view)} action={act} />
}

interface Moves {
  readonly list: readonly number[]
  readonly index: number
  readonly place: DeskPlaceNow
  readonly onMove: (number: number) => void
  readonly scrollTo: (index: number, how: { align: 'auto' }) => void
}

/** `j` and `k` walk the list; a request that stands open beside it walks along. */
function useMoves({ list, index, place, onMove, scrollTo }: Moves): void {
  const go = useGo()
  const step = (by: 1 | -1): void => {
    const next = index === -1 ? 0 : index + by
    const number = list[next]
    if (number === undefined) return
    onMove(number)
    scrollTo(next, { align: 'auto' })
    if (place.number !== undefined) go(ticketBeside(number, place), 'replace')
  }
  const current = index === -1 ? undefined : list[index]
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    Enter: (event) => {
      // Enter on a focused control is that control's.
      const pressed = event.target instanceof Element ? event.target.closest<HTMLElement>('a, button, summary') : null
      if (pressed !== null) pressed.click()
      else if (current !== undefined) go(ticketBeside(current, place))
    },
  })
}
