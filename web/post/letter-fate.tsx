import type { LetterCard } from '../../core/letters/wire.ts'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { Link } from '../ui/link.tsx'
import { Moment } from '../ui/moment.tsx'
import { Facts } from '../ui/panel.tsx'
import { postAt, usePostPlace } from './where.ts'

/** What became of the letter: its request, the letter that it repeats, who decided so. */
export function LetterFate({ letter }: { readonly letter: LetterCard }) {
  const t = useTexts().post
  const place = usePostPlace()
  const { ticket, suggestedTicket, placedBy, person, repeats, decidedBy, decidedAt } = letter
  const number = ticket ?? suggestedTicket
  if (number === null && person === null && repeats === null && decidedBy === null) return null
  return (
    <Facts
      columns={2}
      facts={[
        number !== null && {
          label: ticket === null ? t.seemsOf() : t.about(),
          value: (
            <>
              <Link to={paths.deskTicket(number)}>{t.inTicket(number)}</Link>
              {placedBy !== null && ticket !== null && ` · ${t.placedBy(placedBy)}`}
            </>
          ),
        },
        person !== null && { label: t.author(), value: person.name },
        repeats !== null && {
          label: t.repeats(),
          value: <Link to={postAt({ ...place, letter: repeats })}>{t.letter()}</Link>,
        },
        decidedBy !== null && {
          label: t.decidedBy(),
          value: (
            <>
              {decidedBy}
              {decidedAt !== null && (
                <>
                  , <Moment at={decidedAt} form="brief" />
                </>
              )}
            </>
          ),
        },
      ]}
    />
  )
}
