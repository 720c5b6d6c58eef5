import { useState } from 'react'
import type { MailboxView } from '../../core/letters/wire.ts'
import { useAct } from '../act.ts'
import { useTexts } from '../language.tsx'
import { FormDialog } from '../setup/form-dialog.tsx'
import { administrators, useDead } from '../setup/rights.ts'
import css from '../setup/setup.module.css'
import { Button } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import { toast } from '../ui/toast.tsx'

/** What can be done with a mailbox: looked into at once, changed, switched off and on. */
export function MailboxActs({ box, onEdit }: { readonly box: MailboxView; readonly onEdit: () => void }) {
  const t = useTexts().mailboxes
  const dead = useDead()(administrators)
  const [asks, setAsks] = useState(false)
  const stale = [['mailboxes'], ['post-room']]
  const look = useAct<unknown>({
    path: `/mailboxes/${box.id}/look`,
    stale,
    onDone: () => toast({ text: t.looking(box.name) }),
    onProblem: (problem) => toast({ text: problem.message, tone: 'problem' }),
  })
  const change = useAct<MailboxView, { active: boolean }>({
    method: 'PATCH',
    path: `/mailboxes/${box.id}`,
    stale,
    onDone: () => {
      setAsks(false)
      toast({ text: t.saved() })
    },
    onProblem: (problem) => {
      if (!asks) toast({ text: problem.message, tone: 'problem' })
    },
  })
  return (
    <>
      <Menu
        label={t.actionsFor(box.name)}
        side="below-end"
        renderTrigger={(opens) => (
          <Button {...opens} look="quiet" size="small" bare icon="dots">
            {t.actionsFor(box.name)}
          </Button>
        )}
        groups={[
          {
            items: [
              { label: t.edit(), icon: 'edit', dead, onPick: onEdit },
              {
                label: t.look(),
                icon: 'eye',
                // At the door there is nothing to look into: letters are brought.
                dead: dead ?? (box.kind === 'door' ? t.kindTexts.door() : box.active ? undefined : t.inactive()),
                onPick: () => look.mutate(),
              },
              box.active
                ? { label: t.disable(), icon: 'lock', dead, danger: true, onPick: () => setAsks(true) }
                : { label: t.enable(), icon: 'undo', dead, onPick: () => change.mutate({ active: true }) },
            ],
          },
        ]}
      />
      {asks && (
        <FormDialog
          title={t.disableTitle(box.name)}
          submit={t.disable()}
          danger
          busy={change.isPending}
          error={change.error}
          onClose={() => setAsks(false)}
          onSubmit={() => change.mutate({ active: false })}
        >
          <p className={css.text}>{t.disableWhat()}</p>
        </FormDialog>
      )}
    </>
  )
}
