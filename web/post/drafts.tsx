import { useQuery } from '@tanstack/react-query'
import type { ContactView } from '../../core/people/wire.ts'
import { sorters } from '../../core/people/rights.ts'
import { call } from '../api.ts'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { DraftMark } from '../setup/person-marks.tsx'
import { useDead } from '../setup/rights.ts'
import { Link } from '../ui/link.tsx'
import { ListDialog } from './list-dialog.tsx'
import css from './people.module.css'

/** People whom letters from customers' domains made known: each is to be confirmed, or mended on his customer's card. */
export function Drafts({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts().post
  const query = useQuery({
    // Below the customers, so that a confirmation makes it stale.
    queryKey: ['customer', 'drafts'],
    queryFn: ({ signal }) =>
      call<{ readonly items: readonly ContactView[] }>('GET', '/contacts', {
        query: { draft: 'true', limit: 200 },
        signal,
      }),
    select: ({ items }) => items.filter(({ active }) => active),
  })
  const empty = { icon: 'check-circle', title: t.noDrafts() } as const
  return (
    <ListDialog title={t.draftsTitle()} onClose={onClose} query={query} empty={empty}>
      {query.data?.map((person) => (
        <Row key={person.id} person={person} />
      ))}
    </ListDialog>
  )
}

function Row({ person }: { readonly person: ContactView }) {
  const dead = useDead()(sorters)
  return (
    <li className={css.row}>
      <span className={css.words}>
        <span className={css.name}>{person.name}</span>
        <span className={css.detail}>
          {person.email} · <Link to={paths.deskCustomer(person.customer.id)}>{person.customer.name}</Link>
        </span>
        <DraftMark person={person} dead={dead} />
      </span>
    </li>
  )
}
