import { useState } from 'react'
import { useTexts } from '../language.tsx'
import { useGo } from '../ui/link.tsx'
import { useKeys } from '../ui/keys.ts'
import { EmptyState } from '../ui/state-page.tsx'
import type { ActName } from './act-list.ts'
import { Queue } from './queue.tsx'
import type { QueueFilter } from './queue-data.ts'
import { RequestPane } from './request.tsx'
import { listOf, ticketBeside, useDeskPlace } from './where.ts'
import css from './workspace.module.css'

type Sort = NonNullable<QueueFilter['sort']>

/** Keys of the commonest acts, on the request that is open or under the keys. */
const quick: Readonly<Record<string, ActName>> = {
  e: 'accept',
  a: 'assign',
  t: 'classify',
  r: 'message',
  n: 'note',
  d: 'set_planned_date',
}

/** List and request side by side; where there is no room for both, one after the other. */
export function Workspace() {
  const place = useDeskPlace()
  const t = useTexts().desk
  const go = useGo()
  const [sort, setSort] = useState<Sort>('due')
  const [at, setAt] = useState<number>()
  // An act asked for by a key: it begins as soon as the page of its request is there.
  const [asked, setAsked] = useState<{ readonly number: number; readonly act: ActName }>()
  const ask = (act: ActName) => (): void => {
    if (at === undefined) return
    setAsked({ number: at, act })
    if (place.number !== at) go(ticketBeside(at, place))
  }
  useKeys({
    ...Object.fromEntries(Object.entries(quick).map(([key, act]) => [key, ask(act)])),
    Escape: () => place.number !== undefined && go(listOf(place)),
  })
  const { number } = place
  return (
    <div className={css.workspace} data-open={number !== undefined || undefined}>
      <Queue place={place} sort={sort} onSort={setSort} onAt={setAt} />
      <div className={css.request}>
        {number === undefined ? (
          <div className={css.nothing}>
            <EmptyState icon="list" title={t.pickTitle()} text={t.pickText()} />
          </div>
        ) : (
          <RequestPane
            key={number}
            number={number}
            back={listOf(place)}
            asked={asked?.number === number ? asked.act : undefined}
            onBegun={() => setAsked(undefined)}
          />
        )}
      </div>
    </div>
  )
}
