import type { ReactNode } from 'react'
import type { Problem } from '../api.ts'
import { useTexts } from '../language.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useProblemText } from '../ui/state-page.tsx'

export interface FormDialogProps {
  readonly title: string
  /** The word on the button: what will happen. */
  readonly submit: string
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly busy: boolean
  readonly error: Problem | null
  /** It ends or takes away something. */
  readonly danger?: boolean
  readonly size?: 'normal' | 'wide'
  readonly children: ReactNode
}

/** A form in a dialog: what was refused stands above the button, and at each field what is wrong with it. */
export function FormDialog(props: FormDialogProps) {
  const { title, submit, onSubmit, onClose, busy, error, danger, size = 'normal', children } = props
  const { ui } = useTexts()
  const problem = useProblemText(error)
  return (
    <Dialog
      open
      title={title}
      size={size}
      onClose={onClose}
      onSubmit={() => {
        if (!busy) onSubmit()
      }}
      actions={
        <>
          <Button type="submit" look={danger ? 'danger' : 'primary'} busy={busy}>
            {submit}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {ui.cancel()}
          </Button>
        </>
      }
    >
      {children}
      {error !== null && (
        <Banner tone="danger" loud>
          {problem}
        </Banner>
      )}
    </Dialog>
  )
}
