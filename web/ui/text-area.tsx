import type { ComponentPropsWithRef } from 'react'
import { cx } from './cx.ts'
import { Field, type FieldTexts } from './field.tsx'
import field from './field.module.css'
import css from './text-area.module.css'

export interface TextAreaProps extends FieldTexts, Omit<ComponentPropsWithRef<'textarea'>, 'onChange' | 'value'> {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Ctrl+Enter or Cmd+Enter. */
  readonly onSubmit?: () => void
  readonly minRows?: number
  readonly maxRows?: number
}

/** Text of several lines that grows with what is written. Use with `useDraft`, so that nothing typed is lost. */
export function TextArea(props: TextAreaProps) {
  const {
    label,
    hint,
    error,
    optional,
    hideLabel,
    value,
    onChange,
    onSubmit,
    minRows = 3,
    maxRows = 24,
    className,
    ...rest
  } = props
  return (
    <Field label={label} hint={hint} error={error} optional={optional ?? false} hideLabel={hideLabel ?? false}>
      {(ids) => (
        <span
          className={css.grow}
          style={{ maxHeight: `${maxRows * 1.5 + 1}em`, minHeight: `${minRows * 1.5 + 0.8}em` }}
        >
          <textarea
            {...rest}
            {...ids}
            rows={minRows}
            className={cx(field.control, css.text, className)}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
            onKeyDown={(event) => {
              rest.onKeyDown?.(event)
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && onSubmit !== undefined) {
                event.preventDefault()
                onSubmit()
              }
            }}
          />
          {/* The same text beneath gives the height: no measuring, no jump. */}
          <span className={cx(field.control, css.text, css.mirror)} aria-hidden>
            {`${value} `}
          </span>
        </span>
      )}
    </Field>
  )
}
