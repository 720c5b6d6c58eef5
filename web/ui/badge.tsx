import type { ReactNode } from 'react'
import type { TicketState } from '../../core/tickets/words.ts'
import { useTexts } from '../language.tsx'
import css from './badge.module.css'
import { Icon, type IconName } from './icon.tsx'

export type Tone = 'neutral' | 'accent' | 'ok' | 'warn' | 'danger' | 'pause'

export interface BadgeProps {
  readonly tone?: Tone
  readonly icon?: IconName
  readonly children: ReactNode
  /** Without ground: for dense rows. */
  readonly plain?: boolean
}

/** A word with a mark. The word carries the meaning, colour and icon only help the eye. */
export function Badge({ tone = 'neutral', icon, children, plain }: BadgeProps) {
  return (
    <span className={css.badge} data-tone={tone} data-plain={plain || undefined}>
      {icon && <Icon name={icon} size={16} />}
      <span className={css.word}>{children}</span>
    </span>
  )
}

const marks: Record<TicketState, { tone: Tone; icon: IconName }> = {
  registered: { tone: 'neutral', icon: 'circle' },
  in_progress: { tone: 'accent', icon: 'circle-half' },
  waiting_for_customer: { tone: 'pause', icon: 'question' },
  delivery_verification: { tone: 'pause', icon: 'box' },
  resolution_verification: { tone: 'pause', icon: 'eye' },
  closed: { tone: 'ok', icon: 'check-circle' },
  cancelled: { tone: 'neutral', icon: 'circle-cross' },
}

export interface StateMarkProps {
  readonly state: TicketState
  readonly plain?: boolean
}

/** The state of a request: icon, word and colour (DOMAIN 3). */
export function StateMark({ state, plain }: StateMarkProps) {
  const t = useTexts().tickets
  return (
    <Badge {...marks[state]} plain={plain ?? false}>
      {t.state(state)}
    </Badge>
  )
}
