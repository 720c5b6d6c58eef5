import { useState } from 'react'
import type { ContactView } from '../../core/people/wire.ts'
import { useAct } from '../act.ts'
import { useTexts } from '../language.tsx'
import { FormDialog } from '../setup/form-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import { toast } from '../ui/toast.tsx'

export interface PersonMenuProps {
  readonly person: ContactView
  /** `can.invite` of the card: the reader keeps the people of his organisation. */
  readonly manages: boolean
  readonly onEdit: () => void
  readonly onInvite: () => void
}

/** What the customer's administrator does with a colleague. */
export function PersonMenu({ person, manages, onEdit, onInvite }: PersonMenuProps) {
  const { setup: t, refusals } = useTexts()
  const [asks, setAsks] = useState(false)
  const change = useAct<ContactView, { active: boolean }>({
    method: 'PATCH',
    path: `/people/${person.id}`,
    stale: [['organisation']],
    onDone: () => {
      setAsks(false)
      toast({ text: t.saved() })
    },
    onProblem: (problem) => !asks && toast({ text: problem.message, tone: 'problem' }),
  })
  const dead = manages ? undefined : refusals.not_your_role()
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
                dead: dead ?? (person.active ? undefined : refusals.person_inactive()),
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
          <p>{t.deactivateWhat()}</p>
        </FormDialog>
      )}
    </>
  )
}
