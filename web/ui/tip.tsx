import { type ReactNode, type SyntheticEvent, useEffect, useRef } from 'react'
import { keepPlaced } from './place.ts'
import css from './tip.module.css'

interface Tip {
  /** Spread on the element that is explained. */
  readonly handlers: {
    readonly onPointerEnter: (event: SyntheticEvent) => void
    readonly onPointerLeave: () => void
    readonly onFocus: (event: SyntheticEvent) => void
    readonly onBlur: () => void
  }
  /** Render inside it. Hidden from assistive technology: give the same words by name or description. */
  readonly bubble: ReactNode
}

const DELAY = 250

/** A word of explanation on hover and focus. Never the only place of a fact. */
export function useTip(text: ReactNode): Tip {
  const bubble = useRef<HTMLSpanElement>(null)
  const stop = useRef<() => void>(undefined)
  const hide = (): void => {
    stop.current?.()
    stop.current = undefined
  }
  const show = (event: SyntheticEvent, delay: number): void => {
    const anchor = event.currentTarget
    hide()
    const timer = setTimeout(() => {
      const panel = bubble.current
      if (panel === null || !anchor.isConnected) return
      panel.showPopover()
      const unplace = keepPlaced({ panel, anchor, side: 'below-start' })
      stop.current = () => {
        unplace()
        if (panel.isConnected) panel.hidePopover()
      }
    }, delay)
    stop.current = () => clearTimeout(timer)
  }
  useEffect(() => () => stop.current?.(), [])
  return {
    handlers: {
      onPointerEnter: (event) => show(event, DELAY),
      onPointerLeave: hide,
      onFocus: (event) => event.currentTarget.matches(':focus-visible') && show(event, 0),
      onBlur: hide,
    },
    bubble:
      text === undefined || text === '' ? null : (
        <span ref={bubble} popover="manual" className={css.tip} aria-hidden>
          {text}
        </span>
      ),
  }
}
