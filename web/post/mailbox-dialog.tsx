import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MailboxView } from '../../core/letters/wire.ts'
import { useAct } from '../act.ts'
import { serverNow } from '../api.ts'
import { useTexts } from '../language.tsx'
import { changesOf } from '../setup/changes-of.ts'
import { FormDialog } from '../setup/form-dialog.tsx'
import { linesQuery, productsQuery } from '../setup/queries.ts'
import css from '../setup/setup.module.css'
import { Choice } from '../ui/choice.tsx'
import { Select } from '../ui/select.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { toast } from '../ui/toast.tsx'
import { mailboxChange, mailboxDraft, mailboxSent, type Wrong, wrongIn } from './mailbox-draft.ts'
import { MailboxImap } from './mailbox-imap.tsx'

export interface MailboxDialogProps {
  /** Null: a new one. */
  readonly box: MailboxView | null
  readonly onClose: () => void
}

const kinds = ['imap', 'door'] as const

/** A mailbox: how letters come from it, by what it is entered, with what its requests begin. */
export function MailboxDialog({ box, onClose }: MailboxDialogProps) {
  const { mailboxes: t } = useTexts()
  const [before] = useState(() => mailboxDraft(box, serverNow()))
  const [draft, setDraft] = useState(before)
  const [wrong, setWrong] = useState<readonly Wrong[]>([])
  const act = useAct<MailboxView, object>({
    method: box === null ? 'POST' : 'PATCH',
    path: box === null ? '/mailboxes' : `/mailboxes/${box.id}`,
    stale: [['mailboxes'], ['post-room']],
    onDone: ({ name }) => {
      toast({ text: box === null ? t.added(name) : t.saved() })
      onClose()
    },
  })
  const fields = act.error?.fields ?? {}
  const send = (): void => {
    const found = wrongIn(draft)
    setWrong(found)
    if (found.length > 0) return
    const sent = box === null ? mailboxSent(draft) : changesOf(mailboxChange(before), mailboxChange(draft))
    if (Object.keys(sent).length === 0) onClose()
    else act.mutate(sent)
  }
  return (
    <FormDialog
      title={box === null ? t.add() : t.edit()}
      submit={box === null ? t.add() : t.save()}
      size="wide"
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={send}
    >
      {box === null && (
        <Choice
          label={t.kind()}
          columns={2}
          value={draft.kind}
          onChange={(kind) => setDraft({ ...draft, kind })}
          options={kinds.map((value) => ({ value, label: t.kinds[value](), text: t.kindTexts[value]() }))}
        />
      )}
      <div className={css.halves}>
        <TextInput
          label={t.name()}
          hint={t.nameHint()}
          autoFocus
          value={draft.name}
          onChange={(name) => setDraft({ ...draft, name })}
          error={fields['name']}
        />
        <TextInput
          label={t.address()}
          hint={draft.kind === 'imap' ? t.imapAddressHint() : t.addressHint()}
          type="email"
          value={draft.address}
          onChange={(address) => setDraft({ ...draft, address })}
          error={fields['address']}
        />
      </div>
      {draft.kind === 'imap' && (
        <MailboxImap
          draft={draft}
          onDraft={setDraft}
          hasSecret={box?.hasSecret ?? false}
          wrong={wrong}
          fields={fields}
        />
      )}
      <Begins draft={draft} onDraft={setDraft} box={box} fields={fields} />
    </FormDialog>
  )
}

interface BeginsProps {
  readonly draft: ReturnType<typeof mailboxDraft>
  readonly onDraft: (draft: ReturnType<typeof mailboxDraft>) => void
  readonly box: MailboxView | null
  readonly fields: Readonly<Record<string, string>>
}

/** The product and the line of the requests that come from there (R2.1). What is archived stays where it was chosen. */
function Begins({ draft, onDraft, box, fields }: BeginsProps) {
  const { mailboxes: t } = useTexts()
  const { data: products = [] } = useQuery(productsQuery)
  const { data: lines = [] } = useQuery(linesQuery)
  return (
    <fieldset className={css.checks}>
      <legend className={css.legend}>{t.defaults()}</legend>
      <Select
        label={t.product()}
        value={draft.productId}
        onChange={(productId) => onDraft({ ...draft, productId })}
        options={[{ value: '', label: t.noProduct() }, ...named(products, box?.product?.id)]}
        error={fields['productId']}
      />
      <Select
        label={t.line()}
        value={draft.lineId}
        onChange={(lineId) => onDraft({ ...draft, lineId })}
        options={[{ value: '', label: t.noLine() }, ...named(lines, box?.line?.id)]}
        error={fields['lineId']}
      />
    </fieldset>
  )
}

interface Kept {
  readonly id: string
  readonly name: string
  readonly archived: boolean
}

const named = (all: readonly Kept[], kept: string | undefined) =>
  all.filter(({ id, archived }) => !archived || id === kept).map(({ id, name }) => ({ value: id, label: name }))
