import { useState } from 'react'
import { useTexts } from '../language.tsx'
import { useGo } from '../ui/link.tsx'
import { useKeys } from '../ui/keys.ts'
import { EmptyState } from '../ui/state-page.tsx'
import { type ActName, quickActs } from './act-list.ts'
import { Queue } from './queue.tsx'
import type { QueueFilter } from './queue-data.ts'
import { RequestPane } from './request.tsx'
import { listOf, ticketBeside, useDeskPlace } from './where.ts'
import css from './workspace.module.css'

type Sort = NonNullable<QueueFilter['sort']>

/** List and request side by side; where there is no room for both, one after the other. */
export function Workspace() {
  const place = useDeskPlace()
  const t = useTexts().desk
  const go = useGo()
  const [sort, setSort] = useState<Sort>('due')
  const { number } = place
  const [picked, setPicked] = useState(number)
  // The keys are where the open request is, and stay there when it is closed.
  if (number !== undefined && number !== picked) setPicked(number)
  const at = number ?? picked
  // An act asked for by a key on a request that is not open yet: it begins as soon as its page is there.
  const [asked, setAsked] = useState<{ readonly number: number; readonly act: ActName }>()
  const ask = (act: ActName) => (): void => {
    if (at === undefined) return
    setAsked({ number: at, act })
    go(ticketBeside(at, place))
  }
  useKeys({
    // An open request hears these keys itself.
    ...(place.number === undefined ? Object.fromEntries(quickActs.map(({ key, name }) => [key, ask(name)])) : {}),
    Escape: () => place.number !== undefined && go(listOf(place)),
  })
  return (
    <div className={css.workspace} data-open={number !== undefined || undefined}>
      <Queue place={place} sort={sort} onSort={setSort} at={at} onAt={setPicked} />
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
