import { useMemo, useState } from 'react'
import type { TicketRow } from '../../../core/tickets/wire.ts'
import { type LinkRelation, linkRelations } from '../../../core/tickets/words.ts'
import type { Texts } from '../../../lang/ru.ts'
import { call } from '../../api.ts'
import { useTexts } from '../../language.tsx'
import { Recipients } from '../../tickets/recipients.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { useDraft } from '../../ui/draft.ts'
import type { Option } from '../../ui/options.ts'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { useDo } from '../do.ts'
import { ActForm } from './act-form.tsx'
import css from './act-form.module.css'
import type { ActProps } from './act-props.ts'

/** Ties the request to another of the same customer. */
export function LinkAct({ ticket, onClose }: ActProps) {
  const { desk: t, tickets, ui } = useTexts()
  const [to, setTo] = useState<Option | null>(null)
  const [relation, setRelation] = useState<LinkRelation>('related')
  const source = useOtherTickets(ticket)
  const act = useDo<void>({
    number: ticket.number,
    act: 'link',
    path: 'links',
    body: () => ({ to: Number(to?.value), relation }),
    onDone: onClose,
  })
  return (
    <ActForm
      title={t.act('link')}
      submit={t.submit({ act: 'link', letters: 0 })}
      busy={act.isPending}
      problem={act.error}
      dead={to === null ? ui.required() : undefined}
      onSubmit={() => act.mutate()}
      onClose={onClose}
    >
      <Select
        label={t.relation()}
        value={relation}
        onChange={setRelation}
        options={linkRelations.map((one) => ({ value: one, label: tickets.relation(one) }))}
      />
      <Combobox
        label={t.otherTicket()}
        hint={t.otherTicketHint()}
        value={to}
        onChange={setTo}
        source={source}
        autoFocus
      />
    </ActForm>
  )
}

/** Ends the request as a duplicate: everything goes on in the other one. */
export function MergeAct({ ticket, onClose }: ActProps) {
  const { desk: t, ui } = useTexts()
  const [into, setInto] = useState<Option | null>(null)
  const reason = useDraft(`ticket-${ticket.number}-merge`, '')
  const source = useOtherTickets(ticket)
  const act = useDo<void>({
    number: ticket.number,
    act: 'merge',
    path: 'merge',
    body: () => ({ into: Number(into?.value), ...(reason.value.trim() === '' ? {} : { reason: reason.value }) }),
    onDone: () => {
      reason.clear()
      onClose()
    },
  })
  return (
    <ActForm
      title={t.act('merge')}
      submit={t.submit({ act: 'merge', letters: ticket.hears.length })}
      look="danger"
      busy={act.isPending}
      problem={act.error}
      dead={into === null ? ui.required() : undefined}
      onSubmit={() => act.mutate()}
      onClose={onClose}
    >
      <p className={css.said}>{t.follows('merge')}</p>
      <Combobox
        label={t.mergeInto()}
        hint={t.otherTicketHint()}
        value={into}
        onChange={setInto}
        source={source}
        autoFocus
      />
      <TextArea
        label={t.reason()}
        hint={t.customerReads()}
        optional
        minRows={2}
        value={reason.value}
        onChange={reason.set}
      />
      <Recipients hears={ticket.hears} />
    </ActForm>
  )
}

/** Other requests of the same customer: others cannot be joined to it. */
function useOtherTickets({ number, customer }: ActProps['ticket']) {
  const { tickets } = useTexts()
  return useMemo(() => otherTickets({ number, customerId: customer.id, tickets }), [number, customer.id, tickets])
}

const otherTickets =
  ({ number, customerId, tickets }: { number: number; customerId: string; tickets: Texts['tickets'] }) =>
  async (q: string, signal: AbortSignal): Promise<readonly Option[]> => {
    const query = { view: 'all', sort: 'newest', limit: 20, customerId, ...(q === '' ? {} : { q }) }
    const { items } = await call<{ items: readonly TicketRow[] }>('GET', '/tickets', { query, signal })
    return items
      .filter((row) => row.number !== number)
      .map((row) => ({
        value: String(row.number),
        label: `${tickets.number(row.number)} ${row.subject}`,
        detail: tickets.state(row.state),
      }))
  }
