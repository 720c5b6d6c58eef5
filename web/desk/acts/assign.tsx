import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useSession } from '../../frame/session.ts'
import { useTexts } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { useDraft } from '../../ui/draft.ts'
import type { Option } from '../../ui/options.ts'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { useBasis } from '../basis.ts'
import { linesQuery, staffQuery } from '../books.ts'
import { useDo } from '../do.ts'
import { ActForm } from './act-form.tsx'
import css from './act-form.module.css'
import type { ActProps } from './act-props.ts'

const SAME = ''

/** To whom the request goes: a person with what he already has on his desk, a line, or nobody (R2.1). */
export function AssignAct({ ticket, onClose }: ActProps) {
  const { desk: t, people, refusals } = useTexts()
  const { person } = useSession()
  const basis = useBasis(ticket)
  const { data: staff } = useQuery(staffQuery)
  const { data: lines } = useQuery(linesQuery)
  const note = useDraft(`ticket-${ticket.number}-assign`, '')
  const [to, setTo] = useState<Option | null>(
    ticket.assignee === null ? null : { value: ticket.assignee.id, label: ticket.assignee.name },
  )
  const [line, setLine] = useState(SAME)
  const options = useMemo(
    () =>
      (staff ?? [])
        .filter(({ active }) => active)
        .sort((one, other) => one.openTickets - other.openTickets)
        .map((one) => ({
          value: one.id,
          label: one.name,
          detail: [one.line?.name ?? people.role(one.role), t.openOnDesk(one.openTickets)].join(' · '),
        })),
    [staff, people, t],
  )
  const act = useDo<void>({
    number: ticket.number,
    act: 'assign',
    path: 'assignments',
    body: () => ({
      assigneeId: to?.value ?? null,
      basedOn: basis.seq,
      ...(line === SAME ? {} : { lineId: line }),
      ...(note.value.trim() === '' ? {} : { note: note.value }),
    }),
    onDone: () => {
      note.clear()
      onClose()
    },
  })
  const same = (to?.value ?? null) === (ticket.assignee?.id ?? null) && (line === SAME || line === ticket.line?.id)
  const me = options.find(({ value }) => value === person.id)
  return (
    <ActForm
      title={t.act('assign')}
      submit={to === null ? t.assignNobody() : t.assignTo(to.label)}
      busy={act.isPending}
      problem={act.error}
      basis={basis}
      dead={same ? refusals.already_assigned_so() : undefined}
      onSubmit={() => act.mutate()}
      onClose={onClose}
    >
      <Combobox label={t.assignee()} hint={t.assigneeHint()} value={to} onChange={setTo} source={options} autoFocus />
      {me !== undefined && to?.value !== me.value && (
        <div>
          <Button size="small" icon="user" onClick={() => setTo(me)}>
            {t.toMe()}
          </Button>
        </div>
      )}
      <Select
        label={t.line()}
        value={line}
        onChange={setLine}
        options={[
          { value: SAME, label: t.lineSame(ticket.line?.name) },
          ...(lines ?? []).filter(({ archived }) => !archived).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <TextArea
        label={t.assignNote()}
        hint={t.assignNoteHint()}
        optional
        minRows={2}
        value={note.value}
        onChange={note.set}
      />
      <p className={css.said}>{t.assignSays()}</p>
    </ActForm>
  )
}
