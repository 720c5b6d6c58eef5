import { useEffect, useRef, useState } from 'react'
import { useTexts } from '../language.tsx'
import { Icon } from '../ui/icon.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { useKeys } from '../ui/keys.ts'
import { useGo } from '../ui/link.tsx'
import { Menu } from '../ui/menu.tsx'
import { CustomerName, CustomerParts } from './customer-head.tsx'
import type { QueueFilter } from './queue-data.ts'
import css from './queue.module.css'
import { type DeskPlaceNow, foundBy } from './where.ts'

const sorts = ['due', 'newest', 'last_word'] as const
const PATIENCE = 200

export interface QueueHeadProps {
  readonly place: DeskPlaceNow
  readonly sort: NonNullable<QueueFilter['sort']>
  readonly onSort: (sort: NonNullable<QueueFilter['sort']>) => void
}

/** The name of the queue, its order, and the search that is always at hand. */
export function QueueHead({ place, sort, onSort }: QueueHeadProps) {
  const t = useTexts().desk
  const { view, search, customer, number } = place
  // What has ended is due no more.
  const orders = view === 'ended' ? sorts.filter((one) => one !== 'due') : sorts
  const order = view === 'ended' && sort === 'due' ? 'newest' : sort
  // The request beside the list is what the page is about.
  const Title = number === undefined ? 'h1' : 'h2'
  return (
    <header className={css.head}>
      <div className={css.titleLine}>
        <Title className={css.title}>
          {customer === undefined ? (
            search === undefined ? (
              t.view(view)
            ) : (
              t.search()
            )
          ) : (
            <CustomerName id={customer.id} />
          )}
        </Title>
        {search === undefined && customer === undefined && (
          <Menu
            label={t.order()}
            side="below-end"
            groups={[
              {
                items: orders.map((one) => ({ label: t.sort(one), picked: one === order, onPick: () => onSort(one) })),
              },
            ]}
            renderTrigger={(opens) => (
              <button {...opens} type="button" className={css.sort}>
                <span className="unseen">{t.order()}: </span>
                {t.sort(order)}
                <Icon name="chevron" size={16} />
              </button>
            )}
          />
        )}
      </div>
      <SearchField place={place} />
      {customer !== undefined && <CustomerParts customer={customer} search={search} />}
    </header>
  )
}

function SearchField({ place }: { readonly place: DeskPlaceNow }) {
  const { search } = place
  const t = useTexts().desk
  const go = useGo()
  const input = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [words, setWords] = useState(search ?? '')
  useKeys({ '/': () => input.current?.focus() })
  useEffect(() => () => clearTimeout(timer.current), [])
  // Back in a queue, nothing is sought any more.
  const searching = search !== undefined
  const [wasSearching, setWasSearching] = useState(searching)
  if (searching !== wasSearching) {
    setWasSearching(searching)
    if (!searching) setWords('')
  }
  const type = (text: string): void => {
    setWords(text)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => go(foundBy(text, place), search === undefined ? undefined : 'replace'), PATIENCE)
  }
  return (
    <label className={css.search}>
      <Icon name="search" size={16} />
      <span className="unseen">{t.searchLabel()}</span>
      <input
        ref={input}
        type="search"
        value={words}
        placeholder={t.searchLabel()}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <Kbd keys="/" />
    </label>
  )
}
