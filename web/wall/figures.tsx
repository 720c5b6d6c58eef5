import type { Wall } from '../../core/tickets/wire-lists.ts'
import { number } from '../../lang/format.ts'
import { useReader, useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { cx } from '../ui/cx.ts'
import { Link } from '../ui/link.tsx'
import { Table } from '../ui/table.tsx'
import { NOBODY } from './chosen.ts'
import css from './wall.module.css'

export function ByNorm({ wall }: { readonly wall: Wall }) {
  const t = useTexts().wall
  return (
    <Table
      label={t.byNorm()}
      rows={wall.byNorm}
      keyOf={({ norm }) => norm}
      columns={[
        { key: 'norm', head: t.norm(), kind: 'main', renderCell: ({ title }) => title },
        {
          key: 'late',
          head: t.late(),
          kind: 'figure',
          renderCell: ({ norm, title, late }) => (
            <Figure value={late} loud to={paths.deskWall({ norm, of: 'late' })} label={t.showLate(title, late)} />
          ),
        },
        {
          key: 'near',
          head: t.near(),
          kind: 'figure',
          renderCell: ({ norm, title, near }) => (
            <Figure value={near} to={paths.deskWall({ norm, of: 'near' })} label={t.showNear(title, near)} />
          ),
        },
      ]}
    />
  )
}

export function BySpecialist({ wall }: { readonly wall: Wall }) {
  const t = useTexts().wall
  const rows = wall.bySpecialist.map(({ person, ...figures }) => ({
    id: person?.id ?? NOBODY,
    name: person?.name ?? t.unassigned(),
    ...figures,
  }))
  return (
    <Table
      label={t.bySpecialist()}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { key: 'name', head: t.specialist(), kind: 'main', renderCell: ({ name }) => name },
        {
          key: 'late',
          head: t.late(),
          kind: 'figure',
          renderCell: ({ id, name, late }) => (
            <Figure value={late} loud to={paths.deskWall({ person: id, of: 'late' })} label={t.showLate(name, late)} />
          ),
        },
        {
          key: 'near',
          head: t.near(),
          kind: 'figure',
          renderCell: ({ id, name, near }) => (
            <Figure value={near} to={paths.deskWall({ person: id, of: 'near' })} label={t.showNear(name, near)} />
          ),
        },
        {
          key: 'open',
          head: t.open(),
          kind: 'figure',
          renderCell: ({ id, name, open }) => (
            <Figure value={open} to={paths.deskWall({ person: id, of: 'open' })} label={t.showOpen(name, open)} />
          ),
        },
      ]}
    />
  )
}

interface FigureProps {
  readonly value: number
  readonly to: string
  /** What it opens, for assistive technology. */
  readonly label: string
  readonly loud?: boolean
}

/** A figure that opens the list of what it counts; nought opens nothing. */
function Figure({ value, to, label, loud }: FigureProps) {
  const { language } = useReader()
  if (value === 0) return <span className={css.nought}>0</span>
  return (
    <Link to={to} className={cx(css.figure, loud && css.loud)} aria-label={label}>
      {number(language, value)}
    </Link>
  )
}
