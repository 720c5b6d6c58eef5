import type { HearsBecause } from '../../core/notices/hears.ts'
import type { TicketCard } from '../../core/tickets/wire.ts'
import { useTexts } from '../language.tsx'
import { Icon } from '../ui/icon.tsx'
import { Moment } from '../ui/moment.tsx'
import css from './timeline.module.css'

export type TicketNotice = TicketCard['notices'][number]

/** The letters that an event sent, with what became of each and why each went out (R5.4, U16). */
export function Letters({ notices }: { readonly notices: readonly TicketNotice[] }) {
  const { ticketPage: t, notices: n } = useTexts()
  if (notices.length === 0) return null
  const lost = notices.filter(isLost).length
  return (
    // Whoever was not reached is named at once: nobody would look for it.
    <details className={css.letters} open={lost > 0}>
      <summary data-bad={lost > 0 || undefined}>
        {lost > 0 && <Icon name="warning" size={16} className={css.lost} />}
        {t.letters(notices.length)}
        {lost > 0 && `, ${t.notDelivered(lost)}`}
      </summary>
      <ul>
        {notices.map((notice) => (
          <li key={notice.id} data-bad={isLost(notice) || undefined}>
            {notice.to.name ?? notice.to.address} · {because(n, notice.reason)} · {n.state(notice.state)}
            {notice.sentAt !== null && (
              <>
                {' '}
                <Moment at={notice.sentAt} form="brief" />
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** It did not arrive, and nobody tries any more. */
const isLost = ({ state }: TicketNotice): boolean => state === 'failed' || state === 'bounced'

const reasons: readonly string[] = [
  'requester',
  'watcher',
  'told',
  'assignee',
  'dispatcher',
  'manager',
] satisfies HearsBecause[]

/** Why somebody gets mail, in words; a reason that this page does not know yet stays as it came. */
export const because = (n: ReturnType<typeof useTexts>['notices'], reason: string): string =>
  reasons.includes(reason) ? n.because(reason as HearsBecause) : reason
