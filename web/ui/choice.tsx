import { type ReactNode, useId } from 'react'
import css from './choice.module.css'
import { Icon } from './icon.tsx'

export interface ChoiceOption<Value extends string> {
  readonly value: Value
  readonly label: string
  /** What follows from choosing it. */
  readonly text?: ReactNode
}

export interface ChoiceProps<Value extends string> {
  /** The question, as a heading of the group. */
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly error?: string | undefined
  readonly value: Value | undefined
  readonly onChange: (value: Value) => void
  readonly options: readonly ChoiceOption<Value>[]
  /** Side by side where there is room. */
  readonly columns?: 2 | 3
}

/** A plain question with a few answers, all in sight. */
export function Choice<Value extends string>({
  label,
  hint,
  error,
  value,
  onChange,
  options,
  columns,
}: ChoiceProps<Value>) {
  const name = useId()
  return (
    <fieldset className={css.choice} aria-describedby={error ? `${name}-error` : undefined}>
      <legend className={css.legend}>{label}</legend>
      {hint && <p className={css.hint}>{hint}</p>}
      <div className={css.options} data-columns={columns}>
        {options.map((option) => (
          <label key={option.value} className={css.option}>
            <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
            <span className={css.words}>
              <span className={css.word}>{option.label}</span>
              {option.text && <span className={css.text}>{option.text}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p id={`${name}-error`} className={css.error} role="alert">
          <Icon name="warning" size={16} />
          {error}
        </p>
      )}
    </fieldset>
  )
}

export interface CheckboxProps {
  readonly label: ReactNode
  readonly text?: ReactNode
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

/** A yes that can be taken back. */
export function Checkbox({ label, text, checked, onChange }: CheckboxProps) {
  return (
    <label className={css.check}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span className={css.words}>
        <span className={css.word}>{label}</span>
        {text && <span className={css.text}>{text}</span>}
      </span>
    </label>
  )
}
