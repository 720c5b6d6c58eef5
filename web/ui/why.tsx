import { civilDate, clock, span } from '../../lang/format.ts'
import { useProviderZone, useReader, useTexts } from '../language.tsx'
import { Popover } from './popover.tsx'
import css from './why.module.css'
import { type StripDay, stripOf, type WhyDay } from './why-strip.ts'

export interface WhyProps {
  /** The norm in words: «Реакция, 2 часа, пункт R2.7». */
  readonly norm: string
  readonly days: readonly WhyDay[]
}

/** «почему?» beside an instant that a norm gave: opens its derivation (DOMAIN 4.9, U7). */
export function Why({ norm, days }: WhyProps) {
  const t = useTexts().ui
  return (
    <Popover
      label={t.whyTitle()}
      className={css.panel}
      renderTrigger={(opens) => (
        <button {...opens} type="button" className={css.why}>
          {t.why()}
        </button>
      )}
    >
      {() => <Derivation norm={norm} days={days} />}
    </Popover>
  )
}

/** The strip of days itself, for where it stands open on a page. */
export function Derivation({ norm, days }: WhyProps) {
  const { ui, time } = useTexts()
  const total = days.reduce((sum, day) => sum + day.counted, 0)
  const { from, to, rows } = stripOf(days, useProviderZone())
  return (
    <div className={css.derivation}>
      <p className={css.title}>{ui.whyTitle()}</p>
      <p className={css.norm}>{norm}</p>
      <div className={css.scale} aria-hidden>
        <span>{from}</span>
        <span>{to}</span>
      </div>
      <ol className={css.days}>
        {rows.map((row) => (
          <Day key={row.first.date} row={row} />
        ))}
      </ol>
      <p className={css.sum}>{time.sumOfDays(total)}</p>
      <p className={css.legend} aria-hidden>
        <span className={css.sample} data-kind="work" /> {time.counted()}
        <span className={css.sample} data-kind="pause" /> {time.pause()}
      </p>
    </div>
  )
}

function Day({ row }: { readonly row: StripDay }) {
  const { time } = useTexts()
  const { language } = useReader()
  const zone = useProviderZone()
  const { first, last, bars } = row
  const name = civilDate(language, first.date, { weekday: true, short: true })
  const until = last === first ? '' : ` — ${civilDate(language, last.date, { weekday: true, short: true })}`
  const notes = first.notes.map((note) => time.dayNote(note)).join(', ')
  const because = [...new Set(first.pieces.flatMap((piece) => piece.because ?? []))].join(', ')
  return (
    <li className={css.day}>
      <span className={css.date}>{name + until}</span>
      <span className={css.bar} data-empty={bars.length === 0 || undefined} aria-hidden>
        {bars.map((bar) => (
          <span
            key={bar.left}
            className={css.piece}
            data-kind={bar.kind}
            style={{ left: `${bar.left}%`, width: `${bar.width}%` }}
          />
        ))}
      </span>
      <span className={css.words}>
        {first.pieces
          .filter((piece) => piece.kind === 'work')
          .map((piece) => `${clock({ language, zone }, piece.from)}–${clock({ language, zone }, piece.to)}`)
          .join(', ')}
        {first.counted > 0 && <b> {span(language, first.counted)}</b>}
        {(notes || because) && <span className={css.note}> {[notes, because].filter(Boolean).join(': ')}</span>}
      </span>
    </li>
  )
}
