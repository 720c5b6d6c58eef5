import css from './avatar.module.css'
import { cx } from './cx.ts'

export interface AvatarProps {
  readonly name: string
  readonly size?: 'small' | 'normal' | 'large'
  /** Staff and customers are told apart by shape, not by colour alone. */
  readonly side?: 'provider' | 'customer'
}

/** Initials beside a name; the name itself is always written, so this is decoration. */
export function Avatar({ name, size = 'normal', side = 'customer' }: AvatarProps) {
  return (
    <span className={cx(css.avatar, css[size])} data-side={side} aria-hidden>
      {initials(name)}
    </span>
  )
}

function initials(name: string): string {
  const letters = name.split(/\s+/).flatMap((word) => /\p{L}/u.exec(word)?.[0] ?? [])
  return letters.slice(0, 2).join('').toUpperCase()
}
