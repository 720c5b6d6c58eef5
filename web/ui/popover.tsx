import { type ReactNode, type ToggleEvent, useEffect, useId, useRef, useState } from 'react'
import { cx } from './cx.ts'
import { keepPlaced, type Side } from './place.ts'
import css from './popover.module.css'

/** Spread on the button that opens. */
export interface OpensPopover {
  readonly popoverTarget: string
  readonly 'aria-expanded': boolean
}

export interface PopoverProps {
  readonly renderTrigger: (opens: OpensPopover) => ReactNode
  /** Rendered only while open. */
  readonly children: (close: () => void) => ReactNode
  readonly side?: Side
  /** What it is, for assistive technology. */
  readonly label: string
  readonly role?: 'dialog' | 'menu'
  readonly className?: string | undefined
  readonly onOpen?: (panel: HTMLElement) => void
}

/** A panel over the page, closed by Escape or a press elsewhere: the browser's own popover, placed by us. */
export function Popover({
  renderTrigger,
  children,
  side = 'below-start',
  label,
  role = 'dialog',
  className,
  onOpen,
}: PopoverProps) {
  const id = useId()
  const panel = useRef<HTMLDivElement>(null)
  // Filled before it is shown, placed and focused only after: what is not displayed has no size and takes no focus.
  const [open, setOpen] = useState(false)
  const [shown, setShown] = useState(false)
  const close = (): void => panel.current?.hidePopover()
  useEffect(() => {
    const element = panel.current
    const anchor = document.querySelector(`[popovertarget="${id}"]`)
    if (!shown || element === null || anchor === null) return
    const stop = keepPlaced({ panel: element, anchor, side })
    element.dataset['placed'] = ''
    onOpen?.(element)
    return () => {
      delete element.dataset['placed']
      stop()
    }
    // `onOpen` is written inline by callers; it belongs to the moment of opening.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [shown, id, side])
  return (
    <>
      {renderTrigger({ popoverTarget: id, 'aria-expanded': open })}
      <div
        id={id}
        ref={panel}
        popover="auto"
        role={role}
        aria-label={label}
        className={cx(css.popover, className)}
        onBeforeToggle={(event: ToggleEvent<HTMLDivElement>) => event.newState === 'open' && setOpen(true)}
        onToggle={(event: ToggleEvent<HTMLDivElement>) => {
          setOpen(event.newState === 'open')
          setShown(event.newState === 'open')
        }}
      >
        {open && children(close)}
      </div>
    </>
  )
}
