import type { ReactNode } from 'react'
import css from './banner.module.css'
import { Icon, type IconName } from './icon.tsx'

export interface BannerProps {
  readonly tone?: 'info' | 'warn' | 'danger' | 'ok'
  readonly icon?: IconName
  readonly title?: ReactNode
  readonly children?: ReactNode
  readonly action?: ReactNode
  /** Read out as soon as it appears: for what went wrong just now. */
  readonly loud?: boolean
}

const icons: Record<NonNullable<BannerProps['tone']>, IconName> = {
  info: 'info',
  warn: 'warning',
  danger: 'warning',
  ok: 'check-circle',
}

/** Something to know about this page, within the page. */
export function Banner({ tone = 'info', icon, title, children, action, loud }: BannerProps) {
  return (
    <div className={css.banner} data-tone={tone} role={loud ? 'alert' : undefined}>
      <Icon name={icon ?? icons[tone]} className={css.icon} />
      <div className={css.body}>
        {title && <p className={css.title}>{title}</p>}
        {children && <div>{children}</div>}
      </div>
      {action && <div className={css.action}>{action}</div>}
    </div>
  )
}
