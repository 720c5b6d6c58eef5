import type { OutboxLetter } from '../../core/notices/outbox-wire.ts'
import { useAct } from '../act.ts'
import { useTexts } from '../language.tsx'
import { useDraft } from '../ui/draft.ts'
import { TextArea } from '../ui/text-area.tsx'
import { toast } from '../ui/toast.tsx'
import { FormDialog } from './form-dialog.tsx'
import css from './setup.module.css'

/** Holds a letter back; the reason stays in the journal. */
export function DropDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useTexts().setup
  const reason = useDraft(`drop-${id}`, '')
  const act = useAct<OutboxLetter, { reason: string }>({
    path: `/outbox/${id}/drop`,
    stale: [['outbox'], ['outbox-letter', id]],
    onDone: () => {
      reason.clear()
      toast({ text: t.dropped() })
      onClose()
    },
  })
  return (
    <FormDialog
      title={t.dropTitle()}
      submit={t.drop()}
      danger
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={() => act.mutate({ reason: reason.value })}
    >
      <p className={css.text}>{t.dropWhat()}</p>
      <TextArea
        label={t.reason()}
        autoFocus
        value={reason.value}
        onChange={reason.set}
        error={act.error?.fields['reason']}
      />
    </FormDialog>
  )
}
