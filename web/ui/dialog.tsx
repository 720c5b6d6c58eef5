import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { useTexts } from '../language.tsx'
import { Button } from './button.tsx'
import css from './dialog.module.css'

export interface DialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: ReactNode
  readonly children: ReactNode
  /** Buttons at the foot; the act first, then the way out. */
  readonly actions?: ReactNode
  /** Makes the dialog a form: Enter sends it. */
  readonly onSubmit?: () => void
  readonly size?: 'normal' | 'wide'
}

/**
 * A question that must be answered before going on: the browser's own modal dialog, so that focus goes in, stays and
 * returns, and the page behind is inert. A press beside it does nothing: what was typed must not vanish by a slip.
 */
export function Dialog({ open, onClose, title, children, actions, onSubmit, size = 'normal' }: DialogProps) {
  const dialog = useModal(open)
  const titleId = useId()
  const t = useTexts().ui
  const send = (event: FormEvent): void => {
    event.preventDefault()
    // A dialog may stand inside another form of React's tree, which must not be sent with it.
    event.stopPropagation()
    onSubmit?.()
  }
  const inside = (
    <>
      <div className={css.body}>{children}</div>
      {actions && <div className={css.actions}>{actions}</div>}
    </>
  )
  return (
    <dialog ref={dialog} className={css.dialog} data-size={size} aria-labelledby={titleId} onClose={onClose}>
      {open && (
        <>
          <h2 id={titleId} className={css.title}>
            {title}
          </h2>
          {onSubmit ? <form onSubmit={send}>{inside}</form> : inside}
          {/* Last in order, so that focus begins with the first field and not with the way out. */}
          <Button look="quiet" size="small" bare icon="close" className={css.close ?? ''} onClick={onClose}>
            {t.close()}
          </Button>
        </>
      )}
    </dialog>
  )
}

/** Opens and closes a `<dialog>` as told. */
export function useModal(open: boolean) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (element === null || element.open === open) return
    if (open) element.showModal()
    else element.close()
  }, [open])
  return dialog
}
