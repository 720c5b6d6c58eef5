import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { TicketCard } from '../../core/tickets/wire.ts'
import {
  type Complexity,
  complexities,
  type Criticality,
  criticalities,
  services,
  ticketKinds,
} from '../../core/tickets/words.ts'
import { useTexts } from '../language.tsx'
import { Button } from '../ui/button.tsx'
import { useDraft } from '../ui/draft.ts'
import { Facts } from '../ui/panel.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { Trouble } from './acts/act-form.tsx'
import { useBasis } from './basis.ts'
import { productsQuery } from './books.ts'
import { useDo } from './do.ts'
import css from './side.module.css'

export interface ClassificationProps {
  readonly ticket: TicketCard
  readonly editing: boolean
  readonly onClose: () => void
}

/** What the request is: norms and cover follow from it (R2.7). Changed in its place. */
export function Classification({ ticket, editing, onClose }: ClassificationProps) {
  const { desk: t, tickets } = useTexts()
  if (editing) return <ClassificationForm ticket={ticket} onClose={onClose} />
  return (
    <Facts
      facts={[
        { label: t.kind(), value: tickets.kind(ticket.kind) },
        {
          label: t.complexity(),
          value: ticket.complexity === null ? t.notSaid() : tickets.complexity(ticket.complexity),
        },
        ticket.kind === 'defect' && { label: t.critical(), value: tickets.criticality(ticket.critical) },
        { label: t.product(), value: [ticket.product?.name, ticket.module?.name].filter(Boolean).join(' · ') },
        { label: t.service(), value: tickets.service(ticket.service) },
        { label: t.priority(), value: tickets.priority(ticket.priority) },
        { label: t.impact(), value: tickets.impact(ticket.impact) },
        { label: t.urgency(), value: tickets.urgency(ticket.urgency) },
        ticket.reworks > 0 && { label: t.reworks(), value: String(ticket.reworks) },
      ]}
    />
  )
}

const NONE = ''

function ClassificationForm({ ticket, onClose }: Omit<ClassificationProps, 'editing'>) {
  const { desk: t, tickets, ui, refusals } = useTexts()
  const basis = useBasis(ticket)
  const { data: products } = useQuery(productsQuery)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('select')?.focus(), [])
  const justification = useDraft(`ticket-${ticket.number}-critical`, '')
  const [facts, setFacts] = useState({
    kind: ticket.kind,
    complexity: ticket.complexity ?? ('' as Complexity | ''),
    critical: ticket.critical,
    service: ticket.service,
    productId: ticket.product?.id ?? NONE,
    moduleId: ticket.module?.id ?? NONE,
  })
  const change = (news: Partial<typeof facts>): void => setFacts({ ...facts, ...news })
  const critical: Criticality = facts.kind === 'defect' ? facts.critical : 'no'
  const asks = critical !== ticket.critical
  const act = useDo<void>({
    number: ticket.number,
    act: 'classify',
    path: 'classifications',
    body: () => ({
      kind: facts.kind,
      complexity: facts.complexity === '' ? null : facts.complexity,
      critical,
      ...(asks ? { justification: justification.value } : {}),
      service: facts.service,
      productId: facts.productId === NONE ? null : facts.productId,
      moduleId: facts.moduleId === NONE ? null : facts.moduleId,
      basedOn: basis.seq,
    }),
    onDone: () => {
      justification.clear()
      onClose()
    },
  })
  const modules = products?.find(({ id }) => id === facts.productId)?.modules ?? []
  const same =
    critical === ticket.critical &&
    facts.kind === ticket.kind &&
    facts.complexity === (ticket.complexity ?? '') &&
    facts.service === ticket.service &&
    facts.productId === (ticket.product?.id ?? NONE) &&
    facts.moduleId === (ticket.module?.id ?? NONE)
  const missing = asks && justification.value.trim() === '' ? refusals.critical_needs_justification() : undefined
  // Where no contract covers it, one that was added meanwhile is found by saying the same again.
  const dead = same && ticket.entitlement.covered ? refusals.nothing_changes() : missing
  return (
    <form
      ref={form}
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (dead === undefined && !act.isPending) act.mutate()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <Select
        label={t.kind()}
        value={facts.kind}
        onChange={(kind) => change({ kind })}
        options={named(ticketKinds, tickets.kind)}
      />
      <Select<Complexity | ''>
        label={t.complexity()}
        value={facts.complexity}
        onChange={(complexity) => change({ complexity })}
        options={[{ value: '', label: t.notSaid() }, ...named(complexities, tickets.complexity)]}
      />
      {facts.kind === 'defect' && (
        <Select
          label={t.critical()}
          value={facts.critical}
          onChange={(value) => change({ critical: value })}
          options={named(
            // What the customer claimed only he can claim.
            criticalities.filter((one) => one !== 'claimed' || ticket.critical === 'claimed'),
            tickets.criticality,
          )}
        />
      )}
      {asks && (
        <TextArea
          label={t.justification()}
          hint={t.customerReads()}
          minRows={2}
          value={justification.value}
          onChange={justification.set}
        />
      )}
      <Select
        label={t.product()}
        value={facts.productId}
        onChange={(productId) => change({ productId, moduleId: NONE })}
        options={[
          { value: NONE, label: t.notSaid() },
          ...(products ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      {modules.length > 0 && (
        <Select
          label={t.module()}
          value={facts.moduleId}
          onChange={(moduleId) => change({ moduleId })}
          options={[
            { value: NONE, label: t.notSaid() },
            ...modules.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <Select
        label={t.service()}
        value={facts.service}
        onChange={(service) => change({ service })}
        options={named(services, tickets.service)}
      />
      <Trouble problem={act.error} basis={basis} />
      <div className={css.row}>
        <Button type="submit" look="primary" size="small" busy={act.isPending} dead={dead}>
          {ui.save()}
        </Button>
        <Button size="small" onClick={onClose}>
          {ui.cancel()}
        </Button>
      </div>
    </form>
  )
}

const named = <Value extends string>(values: readonly Value[], word: (value: Value) => string) =>
  values.map((value) => ({ value, label: word(value) }))
