import { type ReactNode, useId } from 'react'
import { useTexts } from '../language.tsx'
import css from './field.module.css'
import { Icon } from './icon.tsx'

export interface FieldTexts {
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly error?: string | undefined
  /** Says so beside the label. What is not optional is required: there are no asterisks. */
  readonly optional?: boolean
  /** The label is there for assistive technology only. */
  readonly hideLabel?: boolean
}

/** What the control must carry so that it is named and described. */
export interface FieldIds {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

export interface FieldProps extends FieldTexts {
  readonly children: (ids: FieldIds) => ReactNode
}

/** Label, hint and error around any control. */
export function Field({ label, hint, error, optional, hideLabel, children }: FieldProps) {
  const id = useId()
  const t = useTexts().ui
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className={css.field}>
      <label htmlFor={id} className={hideLabel ? 'unseen' : css.label}>
        {label}
        {optional && <span className={css.optional}> · {t.optional()}</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className={css.hint}>
          {hint}
        </p>
      )}
      {children({
        id,
        'aria-describedby': describedBy === '' ? undefined : describedBy,
        'aria-invalid': error ? true : undefined,
      })}
      {error && (
        <p id={`${id}-error`} className={css.error} role="alert">
          <Icon name="warning" size={16} />
          {error}
        </p>
      )}
    </div>
  )
}
