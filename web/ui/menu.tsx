import { Menu as MantineMenu } from '@mantine/core'
import { Fragment, type ReactElement, type ReactNode } from 'react'
import { cx } from './cx.ts'
import { Icon, type IconName } from './icon.tsx'
import { Kbd } from './kbd.tsx'
import css from './menu.module.css'

export interface MenuAct {
  readonly label: ReactNode
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
  /** The button that opens it. */
  readonly trigger: ReactElement
  readonly groups: readonly MenuGroup[]
  /** Above the items: whose menu it is. */
  readonly head?: ReactNode
  readonly position?: 'bottom-start' | 'bottom-end' | 'right-end' | 'top-start'
}

/** Acts behind one button, in groups. */
export function Menu({ trigger, groups, head, position = 'bottom-start' }: MenuProps) {
  return (
    <MantineMenu position={position} offset={4} transitionProps={{ duration: 0 }} withinPortal shadow="">
      <MantineMenu.Target>{trigger}</MantineMenu.Target>
      <MantineMenu.Dropdown className={css.menu}>
        {head && <div className={css.head}>{head}</div>}
        {groups.map((group, at) => (
          <Fragment key={group.title ?? at}>
            {at > 0 && <MantineMenu.Divider className={css.divider} />}
            {group.title && <MantineMenu.Label className={css.label}>{group.title}</MantineMenu.Label>}
            {group.items.map((item, index) => (
              <Item key={index} item={item} />
            ))}
          </Fragment>
        ))}
      </MantineMenu.Dropdown>
    </MantineMenu>
  )
}

function Item({ item }: { readonly item: MenuAct }) {
  const dead = item.dead !== undefined
  return (
    <MantineMenu.Item
      className={cx(css.item, item.danger && css.danger, dead && css.dead)}
      role={item.picked === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={item.picked}
      aria-disabled={dead || undefined}
      closeMenuOnClick={!dead}
      onClick={dead ? undefined : item.onPick}
    >
      <span className={css.row}>
        {item.picked === undefined ? item.icon && <Icon name={item.icon} size={16} /> : <Mark on={item.picked} />}
        <span className={css.words}>
          {item.label}
          {dead && <span className={css.reason}>{item.dead}</span>}
        </span>
        {item.keys && <Kbd keys={item.keys} />}
      </span>
    </MantineMenu.Item>
  )
}

const Mark = ({ on }: { readonly on: boolean }) =>
  on ? <Icon name="check" size={16} /> : <span className={css.noMark} />
