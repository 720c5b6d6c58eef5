import { Tooltip } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'
import css from './tip.module.css'

export interface TipProps {
  /** Nothing is shown when empty. */
  readonly text: ReactNode
  /** One element that takes a ref and can be focused. */
  readonly children: ReactElement
}

/** A word of explanation on hover, focus and touch. Never the only place of a fact. */
export function Tip({ text, children }: TipProps) {
  return (
    <Tooltip
      label={text}
      disabled={text === undefined || text === ''}
      events={{ hover: true, focus: true, touch: true }}
      openDelay={200}
      transitionProps={{ duration: 0 }}
      classNames={{ tooltip: css.tip ?? '' }}
      multiline
    >
      {children}
    </Tooltip>
  )
}
