import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { LetterRow } from '../../core/letters/wire.ts'
import { useTexts } from '../language.tsx'
import { useKeys } from '../ui/keys.ts'
import { useGo } from '../ui/link.tsx'
import { EmptyState } from '../ui/state-page.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { LetterPane } from './letter-pane.tsx'
import { LetterList } from './letter-list.tsx'
import { lettersQuery, postRoomQuery } from './queries.ts'
import css from './post.module.css'
import { PostBanners } from './post-banners.tsx'
import { PostHead } from './post-head.tsx'
import { type PostPlace, postAt, postTabs, usePostPlace } from './where.ts'

/** The post room: the letters of a tab and the one that is read, side by side; on a phone one after the other. */
export function Post() {
  const t = useTexts().post
  const go = useGo()
  const place = usePostPlace()
  // The rail has asked a while ago; who comes in here wants to know how it is now.
  const room = useQuery({ ...postRoomQuery, refetchOnMount: 'always' }).data
  const list = useInfiniteQuery(lettersQuery(place))
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? []
  const step = useStep(rows, place)
  const counts = room && { waiting: room.asking + room.trouble, asking: room.asking, trouble: room.trouble }
  const open = place.letter !== ''
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    Escape: () => open && go(postAt({ ...place, letter: '' })),
  })
  return (
    <div className={css.post} data-open={open || undefined}>
      <section className={css.room} aria-label={t.title()}>
        <PostHead place={place} />
        <div className={css.scroll}>
          {room && <PostBanners room={room} />}
          <Tabs
            label={t.tabs()}
            value={place.of}
            onChange={(of) => go(postAt({ of, q: place.q, letter: '' }))}
            tabs={postTabs.map((value) => ({
              value,
              label: t.tab(value),
              count: value === 'robots' || value === 'all' ? undefined : counts?.[value] || undefined,
            }))}
          >
            <LetterList place={place} list={list} rows={rows} />
          </Tabs>
        </div>
      </section>
      <div className={css.pane}>
        {open ? (
          <LetterPane
            key={place.letter}
            id={place.letter}
            back={postAt({ ...place, letter: '' })}
            onNext={() => step(1)}
          />
        ) : (
          <div className={css.nothing}>
            <EmptyState icon="mail" title={t.pickTitle()} text={t.pickText()} />
          </div>
        )}
      </div>
    </div>
  )
}

/**
 * Opens the next or the previous letter of the list. What was decided leaves its tab: then the next one is the one that
 * has moved into its place.
 */
function useStep(rows: readonly LetterRow[], place: PostPlace): (by: 1 | -1) => void {
  const go = useGo()
  const at = rows.findIndex(({ id }) => id === place.letter)
  const last = useRef(-1)
  useEffect(() => {
    if (at >= 0) last.current = at
  }, [at])
  return (by) => {
    const next = at >= 0 ? at + by : by === 1 ? Math.max(last.current, 0) : last.current - 1
    const row = rows[Math.min(next, rows.length - 1)]
    if (row !== undefined && next >= 0) go(postAt({ ...place, letter: row.id }), 'replace')
  }
}
