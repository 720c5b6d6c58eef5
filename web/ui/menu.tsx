import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { cx } from './cx.ts'
import { Icon, type IconName } from './icon.tsx'
import { Kbd } from './kbd.tsx'
import css from './menu.module.css'
import { type OpensPopover, Popover } from './popover.tsx'
import type { Side } from './place.ts'

export interface MenuAct {
  readonly label: string
  readonly onPick: () => void
  readonly icon?: IconName
  readonly keys?: string
  /** Why it can't be picked now. */
  readonly dead?: string | undefined
  readonly danger?: boolean
  /** One of several; shown with a mark. */
  readonly picked?: boolean
}

export interface MenuGroup {
  readonly title?: string
  readonly items: readonly MenuAct[]
}

export interface MenuProps {
  /** The button that opens it: `(opens) => <button {...opens}>`. */
  readonly renderTrigger: (opens: OpensPopover & { readonly 'aria-haspopup': 'menu' }) => ReactNode
  readonly groups: readonly MenuGroup[]
  /** Above the items: whose menu it is. */
  readonly head?: ReactNode
  readonly label: string
  readonly side?: Side
}

/** Acts behind one button, in groups. Arrows, Home, End and first letters move; what is dead says why. */
export function Menu({ renderTrigger, groups, head, label, side = 'below-start' }: MenuProps) {
  const list = useRef<HTMLDivElement>(null)
  return (
    <Popover
      renderTrigger={(opens) => renderTrigger({ ...opens, 'aria-haspopup': 'menu' })}
      side={side}
      label={label}
      role="menu"
      className={css.menu}
      onOpen={(panel) => itemsOf(panel)[0]?.focus()}
    >
      {(close) => (
        <div ref={list} role="none" onKeyDown={(event) => moveFocus(event, list.current, close)}>
          {head && (
            <div className={css.head} role="none">
              {head}
            </div>
          )}
          {groups.map((group, at) => (
            <div key={group.title ?? at} role="group" aria-label={group.title} className={css.group}>
              {group.title && (
                <div className={css.label} aria-hidden>
                  {group.title}
                </div>
              )}
              {group.items.map((item) => (
                <Item key={item.label} item={item} close={close} />
              ))}
            </div>
          ))}
        </div>
      )}
    </Popover>
  )
}

function Item({ item, close }: { readonly item: MenuAct; readonly close: () => void }) {
  const dead = item.dead !== undefined
  const pick = (): void => {
    if (dead) return
    close()
    item.onPick()
  }
  return (
    <button
      type="button"
      tabIndex={-1}
      className={cx(css.item, item.danger && css.danger, dead && css.dead)}
      role={item.picked === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={item.picked}
      aria-disabled={dead || undefined}
      onClick={pick}
    >
      {item.picked === undefined ? item.icon && <Icon name={item.icon} size={16} /> : <Mark on={item.picked} />}
      <span className={css.words}>
        {item.label}
        {dead && <span className={css.reason}>{item.dead}</span>}
      </span>
      {item.keys && <Kbd keys={item.keys} />}
    </button>
  )
}

const Mark = ({ on }: { readonly on: boolean }) =>
  on ? <Icon name="check" size={16} /> : <span className={css.noMark} />

const itemsOf = (list: HTMLElement): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[role^="menuitem"]')]

function moveFocus(event: KeyboardEvent, list: HTMLElement | null, close: () => void): void {
  if (list === null) return
  const items = itemsOf(list)
  const at = items.findIndex((item) => item === document.activeElement)
  if (event.key === 'Tab') return close()
  const next = nextOf({ key: event.key, at, items })
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}

function nextOf({
  key,
  at,
  items,
}: {
  key: string
  at: number
  items: readonly HTMLElement[]
}): HTMLElement | undefined {
  if (key === 'ArrowDown') return items[(at + 1) % items.length]
  if (key === 'ArrowUp') return items.at(at <= 0 ? -1 : at - 1)
  if (key === 'Home') return items[0]
  if (key === 'End') return items.at(-1)
  if (key.length !== 1 || key === ' ') return undefined
  const after = [...items.slice(at + 1), ...items.slice(0, at + 1)]
  return after.find((item) => item.textContent.trim().toLowerCase().startsWith(key.toLowerCase()))
}
