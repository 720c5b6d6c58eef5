import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../language.tsx'
import { Banner } from '../ui/banner.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { hoursText } from './contract-draft.ts'
import { serviceQuery } from './queries.ts'
import css from './setup.module.css'

export interface ContractNormsProps {
  readonly hours: Readonly<Record<string, string>>
  readonly onChange: (hours: Readonly<Record<string, string>>) => void
  readonly wrong: readonly string[]
  readonly error?: string | undefined
}

/** Norms that this contract has in place of those of the regulation, in working hours. */
export function ContractNorms({ hours, onChange, wrong, error }: ContractNormsProps) {
  const t = useTexts().customers
  const { data } = useQuery(serviceQuery)
  if (data === undefined) return null
  return (
    <fieldset className={css.checks}>
      <legend className={css.legend}>{t.norms()}</legend>
      <p className={css.legendHint}>{t.normsHint()}</p>
      {data.norms
        .filter(({ id, minutes }) => minutes !== null || hours[id] !== undefined)
        .map(({ id, title, text, minutes }) => (
          <div key={id} className={css.norm} title={text}>
            <span aria-hidden>{title}</span>
            <TextInput
              label={`${title}, ${t.hours()}`}
              hideLabel
              inputMode="decimal"
              placeholder={minutes === null ? '' : hoursText(minutes)}
              value={hours[id] ?? ''}
              onChange={(value) => onChange({ ...hours, [id]: value })}
              error={wrong.includes(id) ? t.normWrong() : undefined}
            />
          </div>
        ))}
      {error && <Banner tone="danger">{error}</Banner>}
    </fieldset>
  )
}
