import type { TicketRow } from '../../core/tickets/wire.ts'
import { useTexts } from '../language.tsx'
import { StateMark } from '../ui/badge.tsx'
import { Icon } from '../ui/icon.tsx'
import { Link } from '../ui/link.tsx'
import css from './row.module.css'
import { Assignee, LastWord, RowClock } from './row-marks.tsx'

export interface QueueRowProps {
  readonly row: TicketRow
  readonly to: string
  /** Where the keys are. */
  readonly at: boolean
  /** Its page stands open beside the list. */
  readonly open: boolean
  readonly gone: boolean
  /** Changed while the reader was looking. */
  readonly fresh: boolean
  /** All rows are of one customer: his name on each says nothing. */
  readonly ofOne: boolean
}

/** A request in two lines: what and whose, then where it stands, till when, with whom, and who spoke last. */
export function QueueRow({ row, to, at, open, gone, fresh, ofOne }: QueueRowProps) {
  const { desk: t, tickets } = useTexts()
  const critical = row.critical === 'confirmed' || row.critical === 'claimed'
  return (
    <Link
      to={to}
      className={css.row}
      data-row={row.number}
      data-at={at || undefined}
      data-gone={gone || undefined}
      data-fresh={fresh || undefined}
      aria-current={open ? 'true' : undefined}
    >
      <span className={css.line}>
        <span className={css.number}>{row.number}</span>
        {critical && (
          <Icon name="warning" size={16} label={tickets.criticality(row.critical)} className={css.critical} />
        )}
        <span className={css.subject}>{row.subject}</span>
        <span className={css.whose}>
          {[ofOne ? row.product?.name : row.customer.name, row.module?.name].filter(Boolean).join(' · ')}
        </span>
      </span>
      <span className={css.line}>
        {gone ? (
          <span className={css.rest}>{t.gone()}</span>
        ) : (
          <>
            <RowClock row={row} />
            <span className={css.state}>
              <StateMark state={row.state} plain />
            </span>
            <span className={css.rest}>
              <Assignee name={row.assignee?.name} />
              <span className={css.word}>
                {row.lastWord.side === 'customer' && <Icon name="reply" size={16} label={t.customerSpoke()} />}
                <LastWord at={row.lastWord.at} />
              </span>
            </span>
          </>
        )}
      </span>
    </Link>
  )
}
