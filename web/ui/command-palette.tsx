import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { useTexts } from '../language.tsx'
import css from './command-palette.module.css'
import { useModal } from './dialog.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Kbd } from './kbd.tsx'
import { fitting } from './options.ts'

export interface Command {
  readonly id: string
  readonly label: string
  readonly run: () => void
  readonly icon?: IconName
  /** As `useKeys` names it. */
  readonly keys?: string
  /** Commands of one group stand together under its name. */
  readonly group?: string
  /** Other words by which it is sought. */
  readonly also?: string
  /** Why it can't be done now; it is shown all the same. */
  readonly dead?: string | undefined
}

export interface CommandPaletteProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly commands: readonly Command[]
}

/** Everything that can be done here, by typing a few letters of it (Ctrl K). */
export function CommandPalette({ open, onClose, commands }: CommandPaletteProps) {
  const dialog = useModal(open)
  const t = useTexts().ui
  return (
    <dialog
      ref={dialog}
      className={css.palette}
      aria-label={t.paletteTitle()}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      {open && <Search commands={commands} onClose={onClose} />}
    </dialog>
  )
}

function Search({ commands, onClose }: Omit<CommandPaletteProps, 'open'>) {
  const t = useTexts().ui
  const id = useId()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const found = matching(commands, query)
  const active = found[Math.min(at, found.length - 1)]
  const activeId = active === undefined ? undefined : `${id}-${active.id}`
  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])
  const run = (command: Command | undefined): void => {
    if (command === undefined || command.dead !== undefined) return
    onClose()
    command.run()
  }
  const hear = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setAt((Math.min(at, found.length - 1) + step + found.length) % Math.max(found.length, 1))
    else if (event.key === 'Enter') run(active)
    else return
    event.preventDefault()
  }
  return (
    <>
      <div className={css.field}>
        <Icon name="search" />
        <input
          className={css.input}
          role="combobox"
          aria-expanded
          aria-controls={id}
          aria-activedescendant={activeId}
          aria-label={t.paletteHint()}
          placeholder={t.paletteHint()}
          autoComplete="off"
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value)
            setAt(0)
          }}
          onKeyDown={hear}
        />
        <Kbd keys="Escape" />
      </div>
      <div id={id} role="listbox" tabIndex={-1} aria-label={t.paletteTitle()} className={css.list}>
        {found.map((command, index) => (
          <div key={command.id} role="none">
            {command.group !== undefined && command.group !== found[index - 1]?.group && (
              <div className={css.group} role="presentation">
                {command.group}
              </div>
            )}
            <div
              id={`${id}-${command.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={command === active}
              aria-disabled={command.dead !== undefined || undefined}
              className={css.command}
              onPointerMove={() => setAt(index)}
              onClick={() => run(command)}
              onKeyDown={hear}
            >
              {command.icon ? <Icon name={command.icon} size={16} /> : <span className={css.noIcon} />}
              <span className={css.words}>
                {command.label}
                {command.dead !== undefined && <span className={css.reason}>{command.dead}</span>}
              </span>
              {command.keys && <Kbd keys={command.keys} />}
            </div>
          </div>
        ))}
      </div>
      {found.length === 0 && (
        <p className={css.nothing} role="status">
          {t.paletteEmpty()}
        </p>
      )}
    </>
  )
}

/** Living commands before dead ones, groups kept together. */
function matching(commands: readonly Command[], query: string): readonly Command[] {
  const fits = new Set(
    fitting(
      commands.map(({ id, label, also }) => ({ value: id, label, detail: also ?? '' })),
      query,
    ).map((one) => one.value),
  )
  const groups = [...new Set(commands.map((command) => command.group))]
  const rank = (command: Command): number => groups.indexOf(command.group) * 2 + (command.dead === undefined ? 0 : 1)
  return commands.filter((command) => fits.has(command.id)).sort((one, other) => rank(one) - rank(other))
}
