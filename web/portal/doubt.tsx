import { useTexts } from '../language.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import type { VerdictChoice } from './contradicts.ts'

export interface DoubtProps {
  readonly open: boolean
  readonly choice: VerdictChoice
  readonly text: string
  readonly onDecide: (choice: VerdictChoice) => void
  readonly onClose: () => void
}

const SHOWN = 160

/** U19: choice and words disagree. Which is meant, only the customer knows. */
export function Doubt({ open, choice, text, onDecide, onClose }: DoubtProps) {
  const { portal, ui } = useTexts()
  const t = portal.ticket.doubt
  const accepting = choice === 'accept'
  const short = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
  const actions = (
    <>
      <Button onClick={() => onDecide('accept')}>{accepting ? t.accept() : t.acceptInstead()}</Button>
      <Button onClick={() => onDecide('reject')}>{accepting ? t.reject() : t.rejectAnyway()}</Button>
      <Button look="quiet" onClick={onClose}>
        {ui.cancel()}
      </Button>
    </>
  )
  return (
    <Dialog open={open} onClose={onClose} title={accepting ? t.title() : t.titleReturn()} actions={actions}>
      <p>{accepting ? t.text(short) : t.textReturn(short)}</p>
    </Dialog>
  )
}
