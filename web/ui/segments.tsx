import { useId } from 'react'
import field from './field.module.css'
import { Icon } from './icon.tsx'
import css from './segments.module.css'

export interface SegmentsProps<Value extends string> {
  readonly label: string
  readonly value: Value | undefined
  readonly onChange: (value: Value) => void
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly error?: string | undefined
}

/** One of a few short words, side by side; arrows move. For answers that need explaining, use `Choice`. */
export function Segments<Value extends string>({ label, value, onChange, options, error }: SegmentsProps<Value>) {
  const name = useId()
  return (
    <fieldset className={css.group} aria-describedby={error ? `${name}-error` : undefined}>
      <legend className={css.legend}>{label}</legend>
      <div className={css.row} data-invalid={error ? true : undefined}>
        {options.map((option) => (
          <label key={option.value} className={css.segment}>
            <input
              type="radio"
              name={name}
              className={css.input}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span className={css.word}>{option.label}</span>
          </label>
        ))}
      </div>
      {error && (
        <p id={`${name}-error`} className={field.error} role="alert">
          <Icon name="warning" size={16} />
          {error}
        </p>
      )}
    </fieldset>
  )
}
