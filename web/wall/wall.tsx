import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Wall } from '../../core/tickets/wire-lists.ts'
import { call } from '../api.ts'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { Link, useQueryParameter } from '../ui/link.tsx'
import { Moment } from '../ui/moment.tsx'
import { Page, Panel } from '../ui/panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../ui/state-page.tsx'
import { askedFor, type Chosen, chosenOf, inList, NOBODY } from './chosen.ts'
import { ByNorm, BySpecialist } from './figures.tsx'
import { WallList } from './wall-list.tsx'
import css from './wall.module.css'

/** What is late or will be within two working hours, by norm and by specialist; every figure opens its list (U23). */
export function WallPage() {
  const t = useTexts().wall
  const chosen = chosenOf({
    norm: useQueryParameter('norm'),
    person: useQueryParameter('person'),
    of: useQueryParameter('of'),
  })
  const query = askedFor(chosen)
  const { data, error, refetch } = useQuery({
    // Begins as the lists do, so that what happens to a request shows here at once.
    queryKey: ['tickets', 'wall', query],
    queryFn: ({ signal }) => call<Wall>('GET', '/wall', { query, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  })
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined)
    return (
      <Page title={t.title()}>
        <Skeleton shape="rows" lines={10} />
      </Page>
    )
  const late = data.bySpecialist.reduce((sum, holder) => sum + holder.late, 0)
  const near = data.bySpecialist.reduce((sum, holder) => sum + holder.near, 0)
  return (
    <Page title={t.title()} lead={t.lead(late, near)} actions={<Moment at={data.asOf} />}>
      <div className={css.figures}>
        <Panel title={t.byNorm()}>
          <ByNorm wall={data} />
        </Panel>
        <Panel title={t.bySpecialist()}>
          <BySpecialist wall={data} />
        </Panel>
      </div>
      <ChosenList wall={data} chosen={chosen} />
    </Page>
  )
}

function ChosenList({ wall, chosen }: { readonly wall: Wall; readonly chosen: Chosen }) {
  const t = useTexts().wall
  if (wall.items.length === 0 && chosen.of !== 'open')
    return (
      <Panel>
        <EmptyState icon="check-circle" title={t.none()} text={t.noneText()} />
      </Panel>
    )
  const bare = chosen.norm === '' && chosen.person === ''
  const name = [
    wall.byNorm.find(({ norm }) => norm === chosen.norm)?.title,
    chosen.person === NOBODY
      ? t.unassigned()
      : wall.bySpecialist.find(({ person }) => person?.id === chosen.person)?.person?.name,
    chosen.of === 'late' ? t.late() : chosen.of === 'near' ? t.near() : chosen.of === 'open' ? t.open() : undefined,
  ].filter(Boolean)
  return (
    <Panel
      title={bare ? t.all() : name.join(' · ')}
      aside={!bare && <Link to={paths.deskWall()}>{t.showAll()}</Link>}
      flush
    >
      <WallList chosen={chosen} items={wall.items.filter((item) => inList(item, chosen))} />
      {chosen.of !== 'open' && wall.total > wall.items.length && (
        <p className={css.empty}>{t.firstOf(wall.items.length, wall.total)}</p>
      )}
    </Panel>
  )
}
