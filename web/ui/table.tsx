import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import css from './table.module.css'

export interface Column<Row> {
  readonly key: string
  readonly head: string
  readonly renderCell: (row: Row) => ReactNode
  /** Figures stand at the right; `firm` never breaks, `wide` has room for an address; acts have no heading in sight. */
  readonly kind?: 'main' | 'wide' | 'firm' | 'figure' | 'acts'
}

export interface TableProps<Row> {
  /** What is listed, for assistive technology. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** Drawn back: archived, inactive. */
  readonly faded?: (row: Row) => boolean
  /** The only column says by itself what it is. */
  readonly hideHead?: boolean
}

/** A plain table; on a phone each row becomes a small card with the headings beside the values. */
export function Table<Row>({ label, columns, rows, keyOf, faded, hideHead }: TableProps<Row>) {
  return (
    <table className={css.table} aria-label={label}>
      <thead className={hideHead ? 'unseen' : undefined}>
        <tr>
          {columns.map(({ key, head, kind }) => (
            <th key={key} scope="col" data-kind={kind}>
              <span className={kind === 'acts' ? 'unseen' : undefined}>{head}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)} className={cx(faded?.(row) === true && css.faded)}>
            {columns.map(({ key, head, kind, renderCell }) => (
              <td key={key} data-kind={kind} data-head={head}>
                {renderCell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Two lines of a cell: the thing, and below it what tells it from others. */
export function TwoLines({ first, second }: { readonly first: ReactNode; readonly second?: ReactNode }) {
  return (
    <span className={css.two}>
      <span className={css.first}>{first}</span>
      {second !== undefined && second !== null && second !== '' && <span className={css.second}>{second}</span>}
    </span>
  )
}
