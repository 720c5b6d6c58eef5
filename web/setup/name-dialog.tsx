import { useState } from 'react'
import type { ProductView } from '../../core/customers/wire.ts'
import { useAct } from '../act.ts'
import { useTexts } from '../language.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { toast } from '../ui/toast.tsx'
import { FormDialog } from './form-dialog.tsx'

/** A product or module that gets a name: its first or another. */
export interface Naming {
  readonly title: string
  readonly label: string
  readonly path: string
  readonly method: 'POST' | 'PATCH'
  readonly name?: string
}

export function NameDialog({ naming, onClose }: { readonly naming: Naming; readonly onClose: () => void }) {
  const t = useTexts().setup
  const [name, setName] = useState(naming.name ?? '')
  const act = useAct<ProductView, { name: string }>({
    method: naming.method,
    path: naming.path,
    stale: [['products']],
    onDone: () => {
      toast({ text: t.saved() })
      onClose()
    },
  })
  return (
    <FormDialog
      title={naming.title}
      submit={naming.method === 'POST' ? naming.title : t.save()}
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={() => act.mutate({ name })}
    >
      <TextInput label={naming.label} autoFocus value={name} onChange={setName} error={act.error?.fields['name']} />
    </FormDialog>
  )
}
