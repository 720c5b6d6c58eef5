import type { ContactView } from '../../core/people/wire.ts'
import { useAct } from '../act.ts'
import { useTexts } from '../language.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { toast } from '../ui/toast.tsx'
import css from './person-marks.module.css'

/** Somebody whom a letter from the customer's domain made known, until a colleague has said that he is who he seems. */
export function DraftMark({ person, dead }: { readonly person: ContactView; readonly dead: string | undefined }) {
  const t = useTexts().customers
  const confirm = useAct<ContactView>({
    path: `/people/${person.id}/confirmation`,
    stale: [['customer'], ['post-room']],
    onDone: () => toast({ text: t.confirmed(person.name) }),
    onProblem: (problem) => toast({ text: problem.message, tone: 'problem' }),
  })
  if (!person.draft || !person.active) return null
  return (
    <span className={css.mark}>
      <Badge tone="warn" icon="question" plain>
        {t.draft()}
      </Badge>
      <span className={css.words}>{t.draftFrom(person.email.split('@').at(-1) ?? '')}</span>
      <Button size="small" icon="check" dead={dead} busy={confirm.isPending} onClick={() => confirm.mutate()}>
        {t.confirm()}
      </Button>
    </span>
  )
}

/** Letters to him come back, and why. */
export function MailFailureMark({ failure }: { readonly failure: ContactView['mailFailure'] }) {
  const t = useTexts().customers
  if (failure === null) return null
  return (
    <span className={css.mark}>
      <Badge tone="danger" icon="warning" plain>
        {t.mailFails()}
      </Badge>
      <span className={css.answer}>{failure.words}</span>
    </span>
  )
}
