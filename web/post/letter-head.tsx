import type { LetterCard } from '../../core/letters/wire.ts'
import { useTexts } from '../language.tsx'
import { TrustMark } from '../tickets/letter-trust.tsx'
import { Badge } from '../ui/badge.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Moment } from '../ui/moment.tsx'
import { letterMark } from './letter-marks.ts'
import css from './letter.module.css'

/** What the letter is about, from whom, since when, where it stands, and whether the sender is proven. */
export function LetterHead({ letter, back }: { readonly letter: LetterCard; readonly back: string }) {
  const t = useTexts().post
  const mark = letterMark(letter, t)
  const { from, subject, verdict } = letter
  return (
    <header className={css.head}>
      <div className={css.titleLine}>
        <ButtonLink to={back} look="quiet" size="small" bare icon="back" className={css.back ?? ''}>
          {t.toList()}
        </ButtonLink>
        <h1 className={css.title}>{subject === null || subject === '' ? t.noSubject() : subject}</h1>
      </div>
      <p className={css.by}>
        {from === null ? (
          <strong>{t.noAuthor()}</strong>
        ) : (
          <span>
            <strong>{from.name || from.address}</strong> {from.name !== '' && <span>{from.address}</span>}
          </span>
        )}
        <span className={css.when}>
          <Moment at={letter.receivedAt} />
        </span>
      </p>
      <p className={css.marks}>
        <Badge tone={mark.tone} icon={mark.icon}>
          {mark.word}
        </Badge>
        {verdict !== null && <TrustMark verdict={verdict} />}
      </p>
    </header>
  )
}
