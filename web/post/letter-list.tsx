import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import type { LetterRow } from '../../core/letters/wire.ts'
import { useTexts } from '../language.tsx'
import { Button } from '../ui/button.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../ui/state-page.tsx'
import { LetterLine } from './letter-line.tsx'
import css from './post.module.css'
import type { PostPlace } from './where.ts'

export interface LetterListProps {
  readonly place: PostPlace
  readonly list: UseInfiniteQueryResult
  readonly rows: readonly LetterRow[]
}

/** The letters of a tab, newest first. */
export function LetterList({ place, list, rows }: LetterListProps) {
  const { post: t, ui } = useTexts()
  if (list.error !== null) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  if (list.data === undefined)
    return (
      <div className={css.loading}>
        <Skeleton shape="rows" lines={8} />
      </div>
    )
  if (rows.length === 0)
    return place.q === '' ? (
      <EmptyState icon="mail" title={t.emptyTitle(place.of)} text={t.emptyText(place.of)} />
    ) : (
      <EmptyState icon="search" title={ui.nothingFound(place.q)} />
    )
  return (
    <>
      <ol aria-label={t.list()}>
        {rows.map((row) => (
          <LetterLine key={row.id} row={row} place={place} />
        ))}
      </ol>
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
