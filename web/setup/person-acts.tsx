import { useState } from 'react'
import { mayMakeLink } from '../../core/people/rights.ts'
import type { ContactView } from '../../core/people/wire.ts'
import { useAct } from '../act.ts'
import { useTexts } from '../language.tsx'
import { Button } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import { toast } from '../ui/toast.tsx'
import { FormDialog } from './form-dialog.tsx'
import { useDeadBy, useStaff } from './rights.ts'
import css from './setup.module.css'

export interface PersonActsProps {
  readonly person: ContactView
  readonly deadEdit: string | undefined
  /** His customer is in the archive: nobody enters from there. */
  readonly archived?: boolean
  readonly onEdit: () => void
  readonly onInvite: () => void
}

/** What can be done with a customer's person. */
export function PersonActs({ person, deadEdit, archived = false, onEdit, onInvite }: PersonActsProps) {
  const { setup: t, refusals } = useTexts()
  const me = useStaff()
  const deadBy = useDeadBy()
  const [asks, setAsks] = useState(false)
  const change = useAct<ContactView, { active: boolean }>({
    method: 'PATCH',
    path: `/people/${person.id}`,
    stale: [['customer', person.customer.id], ['customers']],
    onDone: () => {
      setAsks(false)
      toast({ text: t.saved() })
    },
    onProblem: (problem) => {
      if (!asks) toast({ text: problem.message, tone: 'problem' })
    },
  })
  const link = deadBy(mayMakeLink(me, { side: 'customer', customerId: person.customer.id, joined: person.joined }))
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
              { label: t.edit(), icon: 'edit', dead: deadEdit, onPick: onEdit },
              {
                label: person.joined ? t.resetPassword() : t.invite(),
                icon: 'link',
                dead: link ?? (person.active ? undefined : refusals.person_inactive()),
                onPick: onInvite,
              },
              person.active
                ? { label: t.deactivate(), icon: 'lock', dead: deadEdit, danger: true, onPick: () => setAsks(true) }
                : {
                    label: t.activate(),
                    icon: 'undo',
                    dead: deadEdit ?? (archived ? t.customerArchived() : undefined),
                    onPick: () => change.mutate({ active: true }),
                  },
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
        </FormDialog>
      )}
    </>
  )
}
