import { useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useTexts } from '../../language.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { FilePicker } from '../../ui/file-picker.tsx'
import { fitting, type Option } from '../../ui/options.ts'
import { useUploads } from '../../ui/uploads.ts'
import { contactsOf, staffQuery } from '../books.ts'
import { useDo } from '../do.ts'
import { ActForm } from './act-form.tsx'
import css from './act-form.module.css'
import type { ActProps } from './act-props.ts'

/** Somebody sees the request and gets its letters. */
export function WatchAct({ ticket, onClose }: ActProps) {
  const { desk: t, ui } = useTexts()
  const { data: staff } = useQuery(staffQuery)
  const [who, setWho] = useState<Option | null>(null)
  const customerId = ticket.customer.id
  const customer = ticket.customer.name
  const source = useCallback(
    async (query: string, signal: AbortSignal) => {
      const people = await contactsOf(customerId)(query, signal)
      const own = (staff ?? [])
        .filter(({ active }) => active)
        .map(({ id, name }) => ({ value: id, label: name, detail: t.ourStaff() }))
      return [...people.map((one) => ({ ...one, detail: customer })), ...fitting(own, query)]
    },
    [customerId, customer, staff, t],
  )
  const act = useDo<void>({
    number: ticket.number,
    act: 'watch',
    path: 'watchers',
    body: () => ({ personId: who?.value }),
    onDone: onClose,
  })
  return (
    <ActForm
      title={t.act('watch')}
      submit={t.submit({ act: 'watch', letters: 0 })}
      busy={act.isPending}
      problem={act.error}
      dead={who === null ? ui.required() : undefined}
      onSubmit={() => act.mutate()}
      onClose={onClose}
    >
      <Combobox label={t.watcher()} hint={t.watcherHint()} value={who} onChange={setWho} source={source} autoFocus />
    </ActForm>
  )
}

/** Files without words. The customer sees them. */
export function AttachAct({ ticket, onClose }: ActProps) {
  const { desk: t } = useTexts()
  const uploads = useUploads(`ticket-${ticket.number}-attach`)
  const act = useDo<void>({
    number: ticket.number,
    act: 'attach',
    path: 'attachments',
    body: () => ({ fileIds: uploads.ids }),
    onDone: () => {
      uploads.clear()
      onClose()
    },
  })
  const missing = uploads.busy ? t.filesOnTheWay() : uploads.ids.length === 0 ? t.filesNone() : undefined
  return (
    <ActForm
      title={t.act('attach')}
      submit={t.submit({ act: 'attach', letters: 0 })}
      busy={act.isPending}
      problem={act.error}
      dead={missing}
      onSubmit={() => act.mutate()}
      onClose={onClose}
    >
      <p className={css.said}>{t.follows('attach')}</p>
      <FilePicker uploads={uploads} />
    </ActForm>
  )
}
