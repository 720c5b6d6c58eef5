import { useQuery } from '@tanstack/react-query'
import type { ContactView } from '../../core/people/wire.ts'
import { sorters } from '../../core/people/rights.ts'
import { call } from '../api.ts'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { DraftMark } from '../setup/person-marks.tsx'
import { useDead } from '../setup/rights.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Link } from '../ui/link.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../ui/state-page.tsx'
import css from './people.module.css'

/** People whom letters from customers' domains made known: each is to be confirmed, or mended on his customer's card. */
export function Drafts({ onClose }: { readonly onClose: () => void }) {
  const { post: t, ui } = useTexts()
  const dead = useDead()(sorters)
  const { data, error, refetch } = useQuery({
    // Below the customers, so that a confirmation makes it stale.
    queryKey: ['customer', 'drafts'],
    queryFn: ({ signal }) =>
      call<{ readonly items: readonly ContactView[] }>('GET', '/contacts', {
        query: { draft: 'true', limit: 200 },
        signal,
      }),
  })
  const people = data?.items.filter(({ active }) => active)
  return (
    <Dialog
      open
      size="wide"
      title={t.draftsTitle()}
      onClose={onClose}
      actions={
        <Button look="quiet" onClick={onClose}>
          {ui.close()}
        </Button>
      }
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {people === undefined && error === null && <Skeleton lines={4} />}
      {people?.length === 0 && <EmptyState icon="check-circle" title={t.noDrafts()} />}
      {people !== undefined && people.length > 0 && (
        <ul className={css.list}>
          {people.map((person) => (
            <li key={person.id} className={css.row}>
              <span className={css.words}>
                <span className={css.name}>{person.name}</span>
                <span className={css.detail}>
                  {person.email} · <Link to={paths.deskCustomer(person.customer.id)}>{person.customer.name}</Link>
                </span>
                <DraftMark person={person} dead={dead} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}
