import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTexts } from '../language.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { EmptyState, type EmptyStateProps, ErrorState } from '../ui/state-page.tsx'
import css from './people.module.css'

interface ListDialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly query: UseQueryResult<readonly unknown[]>
  /** What is said where there is none. */
  readonly empty: EmptyStateProps
  /** The lines of the list: what `query` has found. */
  readonly children: ReactNode
}

/** A list that is looked at beside the post: while it comes, where it fails, where it is empty. */
export function ListDialog({ title, onClose, query, empty, children }: ListDialogProps) {
  const t = useTexts().ui
  const { data, error, refetch } = query
  return (
    <Dialog
      open
      size="wide"
      title={title}
      onClose={onClose}
      actions={
        <Button look="quiet" onClick={onClose}>
          {t.close()}
        </Button>
      }
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton lines={4} />}
      {data?.length === 0 && <EmptyState {...empty} />}
      {data !== undefined && data.length > 0 && <ul className={css.list}>{children}</ul>}
    </Dialog>
  )
}
