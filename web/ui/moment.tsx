import { besideMoment, brief, civilDate, moment, spanInWords, toMs, type When } from '../../lang/format.ts'
import { useProviderZone, useReader, useTexts } from '../language.tsx'
import css from './moment.module.css'
import { useNow } from './now.ts'

export interface MomentProps {
  readonly at: When
  /** `brief` for rows: «сегодня, 10:15»; `full`: «пн 23 ноября, 10:15 МСК» with the provider's clock where it differs. */
  readonly form?: 'full' | 'brief'
}

/** An instant in the reader's zone. */
export function Moment({ at, form = 'full' }: MomentProps) {
  const reader = useReader()
  const providerZone = useProviderZone()
  const now = useNow()
  const full = moment(reader, at, now)
  const beside = besideMoment(reader, at, providerZone)
  const title = beside === undefined ? full : `${full} (${beside})`
  return (
    <time
      dateTime={new Date(toMs(at)).toISOString()}
      title={form === 'brief' ? title : undefined}
      className={css.moment}
    >
      {form === 'brief' ? brief(reader, at, now) : full}
      {form === 'full' && beside !== undefined && <span className={css.beside}> ({beside})</span>}
    </time>
  )
}

/** A civil date, which has no zone: «пн 23 ноября». */
export function DateOnly({ date }: { readonly date: string }) {
  const { language } = useReader()
  const now = useNow()
  return <time dateTime={date}>{civilDate(language, date, { weekday: true, now })}</time>
}

export interface WorkSpanProps {
  /** Working milliseconds. */
  readonly ms: number
  /** «через 1 ч 40 мин рабочего времени», or only the amount with its kind, or «2 часа 15 минут». */
  readonly form?: 'in' | 'of' | 'words'
}

/** A stretch of working time. */
export function WorkSpan({ ms, form = 'of' }: WorkSpanProps) {
  const t = useTexts().time
  const { language } = useReader()
  if (form === 'words') return <span>{spanInWords(language, ms)}</span>
  return <span>{form === 'in' ? t.inWorkingTime(ms) : t.workingTime(ms)}</span>
}
