import { useEffect, useRef } from 'react'
import type { LetterRow } from '../../core/letters/wire.ts'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { TrustMark } from '../tickets/letter-trust.tsx'
import { Badge } from '../ui/badge.tsx'
import { Link } from '../ui/link.tsx'
import { Moment } from '../ui/moment.tsx'
import { letterMark } from './letter-marks.ts'
import css from './post.module.css'
import { type PostPlace, postAt } from './where.ts'

/** A letter of the list: who and when, about what, how it begins, what became of it. */
export function LetterLine({ row, place }: { readonly row: LetterRow; readonly place: PostPlace }) {
  const { post: t } = useTexts()
  const open = row.id === place.letter
  const line = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (open) line.current?.scrollIntoView({ block: 'nearest' })
  }, [open])
  const mark = letterMark(row, t)
  const ticket = row.ticket ?? row.suggestedTicket
  return (
    <li ref={line} className={css.row} data-open={open || undefined}>
      <p className={css.by}>
        {/* Names are the sender's own words; the address says more. */}
        <span className={css.who} title={row.from?.address}>
          {row.from === null ? (row.state === 'stored' ? t.unread() : t.noAuthor()) : row.from.name || row.from.address}
        </span>
        <span className={css.when}>
          <Moment at={row.receivedAt} form="brief" />
        </span>
      </p>
      <Link to={postAt({ ...place, letter: row.id })} className={css.subject} aria-current={open ? 'true' : undefined}>
        {row.subject === null || row.subject === '' ? t.noSubject() : row.subject}
      </Link>
      {row.excerpt !== null && row.excerpt !== '' && <p className={css.excerpt}>{row.excerpt}</p>}
      <p className={css.marks}>
        <Badge tone={mark.tone} icon={mark.icon} plain>
          {mark.word}
        </Badge>
        {row.verdict === 'fail' && <TrustMark verdict="fail" />}
        {ticket !== null && (
          <Link to={paths.deskTicket(ticket)} className={css.ticket}>
            {row.ticket === null ? t.suggested(ticket) : t.ticket(ticket)}
          </Link>
        )}
      </p>
    </li>
  )
}
