import { Modal } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
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

/** A question that must be answered before going on. Focus goes in, stays, and returns. */
export function Dialog({ open, onClose, title, children, actions, onSubmit, size = 'normal' }: DialogProps) {
  const t = useTexts().ui
  const send = (event: FormEvent): void => {
    event.preventDefault()
    // A form in a portal is still a child in React: the page's own form must not be sent with it.
    event.stopPropagation()
    onSubmit?.()
  }
  const inside = (
    <>
      <Modal.Body className={css.body}>{children}</Modal.Body>
      {actions && <div className={css.actions}>{actions}</div>}
    </>
  )
  return (
    <Modal.Root
      opened={open}
      onClose={onClose}
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      className={css.root}
    >
      <Modal.Overlay className={css.overlay} />
      <Modal.Content className={css.content} data-size={size} aria-modal="true" classNames={{ inner: css.inner ?? '' }}>
        <header className={css.header}>
          <Modal.Title className={css.title}>{title}</Modal.Title>
          <Button look="quiet" size="small" bare icon="close" onClick={onClose}>
            {t.close()}
          </Button>
        </header>
        {onSubmit ? <form onSubmit={send}>{inside}</form> : inside}
      </Modal.Content>
    </Modal.Root>
  )
}
