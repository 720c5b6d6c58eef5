import { useId } from 'react'
import { Checkbox } from '../ui/choice.tsx'
import field from '../ui/field.module.css'
import { Icon } from '../ui/icon.tsx'
import css from './setup.module.css'

export interface ChecksProps<Value extends string> {
  readonly label: string
  readonly hint?: string
  readonly value: readonly Value[]
  readonly onChange: (value: readonly Value[]) => void
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly error?: string | undefined
}

/** Any of a few. */
export function Checks<Value extends string>({ label, hint, value, onChange, options, error }: ChecksProps<Value>) {
  const id = useId()
  return (
    <fieldset className={css.checks} aria-describedby={error ? id : undefined}>
      <legend className={css.legend}>{label}</legend>
      {hint && <p className={css.legendHint}>{hint}</p>}
      {options.map((option) => (
        <Checkbox
          key={option.value}
          label={option.label}
          checked={value.includes(option.value)}
          onChange={(on) =>
            // In the order of the list, whatever the order of ticking.
            onChange(
              options
                .filter((one) => (one.value === option.value ? on : value.includes(one.value)))
                .map((one) => one.value),
            )
          }
        />
      ))}
      {error && (
        <p id={id} className={field.error} role="alert">
          <Icon name="warning" size={16} />
          {error}
        </p>
      )}
    </fieldset>
  )
}
