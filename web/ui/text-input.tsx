import { type ComponentPropsWithRef, useState } from 'react'
import { useTexts } from '../language.tsx'
import { Button } from './button.tsx'
import { cx } from './cx.ts'
import { Field, type FieldTexts } from './field.tsx'
import css from './field.module.css'

export interface TextInputProps extends FieldTexts, Omit<ComponentPropsWithRef<'input'>, 'onChange' | 'value'> {
  readonly value: string
  readonly onChange: (value: string) => void
}

/** One line of text. `type="password"` brings the eye, `type="date"` the browser's calendar. */
export function TextInput({
  label,
  hint,
  error,
  optional,
  hideLabel,
  value,
  onChange,
  type,
  className,
  ...rest
}: TextInputProps) {
  const [shown, setShown] = useState(false)
  const t = useTexts().ui
  const secret = type === 'password'
  return (
    <Field label={label} hint={hint} error={error} optional={optional ?? false} hideLabel={hideLabel ?? false}>
      {(ids) => (
        <span className={secret ? css.withEnd : undefined}>
          <input
            {...rest}
            {...ids}
            type={secret && shown ? 'text' : (type ?? 'text')}
            className={cx(css.control, className)}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
          {secret && (
            <Button
              look="quiet"
              bare
              icon={shown ? 'eye-off' : 'eye'}
              aria-pressed={shown}
              onClick={() => setShown(!shown)}
            >
              {shown ? t.hidePassword() : t.showPassword()}
            </Button>
          )}
        </span>
      )}
    </Field>
  )
}
