import { type ComponentPropsWithRef, type MouseEvent, useId } from 'react'
import css from './button.module.css'
import { cx } from './cx.ts'
import { Icon, type IconName } from './icon.tsx'
import { Link } from './link.tsx'
import { useTip } from './tip.tsx'

interface Look {
  /** `primary` once a page; `danger` ends something; `note` writes an internal note; `quiet` for the rest. */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger' | 'note'
  readonly size?: 'normal' | 'small'
  readonly icon?: IconName
  /** Only the icon is seen; the children become its name. */
  readonly bare?: boolean
  readonly wide?: boolean
}

export interface ButtonProps extends Look, Omit<ComponentPropsWithRef<'button'>, 'disabled'> {
  /** Why it can't be pressed, in words. It stays in the tab order, so that everyone can learn the reason. */
  readonly dead?: string | undefined
  readonly busy?: boolean
}

export function Button({
  look,
  size,
  icon,
  bare,
  wide,
  dead,
  busy,
  onClick,
  children,
  className,
  type,
  ...rest
}: ButtonProps) {
  const reason = useId()
  const stopped = dead !== undefined || busy === true
  const press = (event: MouseEvent<HTMLButtonElement>): void => {
    if (stopped) event.preventDefault()
    else onClick?.(event)
  }
  const tip = useTip(dead ?? (bare ? children : undefined))
  return (
    <button
      {...rest}
      {...tip.handlers}
      type={type ?? 'button'}
      className={cx(classOf({ look, size, bare, wide }), dead !== undefined && css.dead, className)}
      aria-disabled={stopped || undefined}
      aria-busy={busy || undefined}
      aria-describedby={dead === undefined ? rest['aria-describedby'] : reason}
      onClick={press}
    >
      {busy ? (
        <span className={css.spin} aria-hidden />
      ) : (
        icon && <Icon name={icon} size={size === 'small' ? 16 : 20} />
      )}
      <span className={bare ? 'unseen' : css.word}>{children}</span>
      {dead !== undefined && (
        <span id={reason} className="unseen" aria-hidden>
          {dead}
        </span>
      )}
      {tip.bubble}
    </button>
  )
}

export interface ButtonLinkProps extends Look, ComponentPropsWithRef<typeof Link> {}

/** Goes somewhere, but looks like a button: for the one act of a page that is a page of its own. */
export function ButtonLink({ look, size, icon, bare, wide, children, className, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} className={cx(classOf({ look, size, bare, wide }), className)}>
      {icon && <Icon name={icon} size={size === 'small' ? 16 : 20} />}
      <span className={bare ? 'unseen' : css.word}>{children}</span>
    </Link>
  )
}

type Shape = { readonly [Key in 'look' | 'size' | 'bare' | 'wide']: Look[Key] | undefined }

const classOf = ({ look, size, bare, wide }: Shape): string =>
  cx(css.button, css[look ?? 'plain'], size === 'small' && css.small, bare && css.bare, wide && css.wide)
