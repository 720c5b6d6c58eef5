import { cx } from './cx.ts'
import { Field, type FieldTexts } from './field.tsx'
import field from './field.module.css'
import { Icon } from './icon.tsx'
import css from './select.module.css'

export interface SelectOption<Value extends string> {
  readonly value: Value
  readonly label: string
}

export interface SelectProps<Value extends string> extends FieldTexts {
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly options: readonly SelectOption<Value>[]
  readonly disabled?: boolean
}

/** One of a few: the browser's own list, which every phone knows how to show. For many, use `Combobox`. */
export function Select<Value extends string>({ value, onChange, options, disabled, ...texts }: SelectProps<Value>) {
  const pick = (picked: string): void => {
    const found = options.find((option) => option.value === picked)
    if (found !== undefined) onChange(found.value)
  }
  return (
    <Field {...texts}>
      {(ids) => (
        <span className={css.select}>
          <select
            {...ids}
            className={cx(field.control, css.list)}
            value={value}
            disabled={disabled}
            onChange={(event) => pick(event.currentTarget.value)}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="chevron" size={16} className={css.chevron} />
        </span>
      )}
    </Field>
  )
}
