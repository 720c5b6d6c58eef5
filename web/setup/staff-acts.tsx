import { useState } from 'react'
import { mayMakeLink } from '../../core/people/rights.ts'
import type { StaffView } from '../../core/people/wire.ts'
import { useAct } from '../act.ts'
import { useTexts } from '../language.tsx'
import { Button } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import { toast } from '../ui/toast.tsx'
import { FormDialog } from './form-dialog.tsx'
import { administrators, useDead, useDeadBy, useStaff } from './rights.ts'
import css from './setup.module.css'

export interface StaffActsProps {
  readonly person: StaffView
  readonly onEdit: () => void
  readonly onInvite: () => void
}

/** What can be done with a member of the staff. */
export function StaffActs({ person, onEdit, onInvite }: StaffActsProps) {
  const { setup: t, refusals } = useTexts()
  const me = useStaff()
  const dead = useDead()(administrators)
  const deadBy = useDeadBy()
  const [asks, setAsks] = useState(false)
  const change = useAct<StaffView, { active: boolean }>({
    method: 'PATCH',
    path: `/staff/${person.id}`,
    stale: [['staff'], ['lines']],
    onDone: () => {
      setAsks(false)
      toast({ text: t.saved() })
    },
    onProblem: (problem) => {
      if (!asks) toast({ text: problem.message, tone: 'problem' })
    },
  })
  const link = deadBy(mayMakeLink(me, { side: 'provider', customerId: null, joined: person.joined }))
  return (
    <>
      <Menu
        label={t.actionsFor(person.name)}
        side="below-end"
        renderTrigger={(opens) => (
          <Button {...opens} look="quiet" size="small" bare icon="dots">
            {t.actionsFor(person.name)}
          </Button>
        )}
        groups={[
          {
            items: [
              { label: t.edit(), icon: 'edit', dead, onPick: onEdit },
              {
                label: person.joined ? t.resetPassword() : t.invite(),
                icon: 'link',
                dead: link ?? (person.active ? undefined : refusals.person_inactive()),
                onPick: onInvite,
              },
              person.active
                ? { label: t.deactivate(), icon: 'lock', dead, danger: true, onPick: () => setAsks(true) }
                : { label: t.activate(), icon: 'undo', dead, onPick: () => change.mutate({ active: true }) },
            ],
          },
        ]}
      />
      {asks && (
        <FormDialog
          title={t.deactivateTitle(person.name)}
          submit={t.deactivateDo()}
          danger
          busy={change.isPending}
          error={change.error}
          onClose={() => setAsks(false)}
          onSubmit={() => change.mutate({ active: false })}
        >
          <p className={css.text}>{t.deactivateWhat()}</p>
          {person.openTickets > 0 && <p className={css.text}>{t.deactivateHolds(person.openTickets)}</p>}
        </FormDialog>
      )}
    </>
  )
}
