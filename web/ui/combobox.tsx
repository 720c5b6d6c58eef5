import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTexts } from '../language.tsx'
import { Button } from './button.tsx'
import css from './combobox.module.css'
import { cx } from './cx.ts'
import { Field, type FieldTexts } from './field.tsx'
import field from './field.module.css'
import { type Option, type OptionSource, useOptions } from './options.ts'
import { keepPlaced } from './place.ts'

export interface ComboboxProps extends FieldTexts {
  readonly value: Option | null
  readonly onChange: (value: Option | null) => void
  /** A list, or a search on the server. Keep the function stable (useCallback or outside the component). */
  readonly source: OptionSource
  readonly placeholder?: string
  readonly autoFocus?: boolean
}

/** One of many: type a few letters and pick. */
export function Combobox({ value, onChange, source, placeholder, autoFocus, ...texts }: ComboboxProps) {
  const t = useTexts().ui
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [query, setQuery] = useState<string | undefined>(undefined)
  const [at, setAt] = useState(0)
  const open = query !== undefined
  const { options, searching } = useOptions(source, query ?? '', open)
  const active = options[Math.min(at, options.length - 1)]
  const activeId = open && active ? `${listId}-${active.value}` : undefined

  useEffect(() => {
    if (!open || list.current === null || input.current === null) return
    list.current.showPopover()
    return keepPlaced({ panel: list.current, anchor: input.current, side: 'below-start', matchWidth: true })
  }, [open])
  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])

  const close = (): void => {
    setQuery(undefined)
    setAt(0)
    if (list.current?.matches(':popover-open')) list.current.hidePopover()
  }
  const pick = (option: Option | null): void => {
    onChange(option)
    close()
  }
  const hear = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) return setQuery('')
      const step = event.key === 'ArrowDown' ? 1 : -1
      setAt((Math.min(at, options.length - 1) + step + options.length) % Math.max(options.length, 1))
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      // What is shown while the search goes on answers an older question: nobody may be picked by that.
      if (active && !searching) pick(active)
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && !open && isWhole(input.current)) {
      event.preventDefault()
      pick(null)
    } else if (event.key === 'Escape' && open) {
      // Only the list closes, not the dialog around it.
      event.preventDefault()
      event.stopPropagation()
      close()
    }
  }
  return (
    <Field {...texts}>
      {(ids) => (
        <span className={css.box}>
          <input
            {...ids}
            ref={input}
            role="combobox"
            autoComplete="off"
            autoFocus={autoFocus}
            aria-expanded={open}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={activeId}
            className={cx(field.control, css.input)}
            placeholder={placeholder ?? t.typeToSearch()}
            value={query ?? value?.label ?? ''}
            onChange={(event) => {
              setQuery(event.currentTarget.value)
              setAt(0)
            }}
            onFocus={(event) => event.currentTarget.select()}
            onClick={() => !open && setQuery('')}
            onBlur={close}
            onKeyDown={hear}
          />
          {value !== null && !open && (
            <span className={css.clear}>
              {/* For the pointer; with keys, Delete does it, and Tab goes on to the next field. */}
              <Button look="quiet" size="small" bare icon="close" tabIndex={-1} onClick={() => pick(null)}>
                {t.clear()}
              </Button>
            </span>
          )}
          <div ref={list} popover="manual" className={css.list}>
            {/* Pressing an option must not take the focus from the field before the click arrives. */}
            <div
              id={listId}
              role="listbox"
              tabIndex={-1}
              aria-label={t.options()}
              onPointerDown={(event) => event.preventDefault()}
            >
              {options.map((option) => (
                <div
                  key={option.value}
                  id={`${listId}-${option.value}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={option === active}
                  className={css.option}
                  onClick={() => pick(option)}
                  onKeyDown={hear}
                >
                  {option.label}
                  {option.detail && <span className={css.detail}>{option.detail}</span>}
                </div>
              ))}
            </div>
            {options.length === 0 && (
              <p className={css.nothing} role="status">
                {searching ? t.loading() : t.nothingFound(query ?? '')}
              </p>
            )}
          </div>
        </span>
      )}
    </Field>
  )
}

/** All that is written is selected, as it is when one comes to the field. */
const isWhole = (input: HTMLInputElement | null): boolean =>
  input !== null && input.selectionStart === 0 && input.selectionEnd === input.value.length
