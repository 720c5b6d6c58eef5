import { useMemo } from 'react'
import type { TicketCard } from '../../core/tickets/wire.ts'
import { type ToldBy, toldBy } from '../../core/tickets/words.ts'
import { useTexts } from '../language.tsx'
import { Combobox } from '../ui/combobox.tsx'
import type { Option } from '../ui/options.ts'
import { Select } from '../ui/select.tsx'
import { TextInput } from '../ui/text-input.tsx'
import css from './acts/act-form.module.css'
import { contactsOf } from './books.ts'

export interface Told {
  readonly by: ToldBy
  readonly person: Option | null
  readonly note: string
}

export const firstTold = ({ requester }: Pick<TicketCard, 'requester'>): Told => ({
  by: 'phone',
  person: { value: requester.id, label: requester.name },
  note: '',
})

/** As it goes over the wire; undefined as long as something is missing. */
export const toldOf = ({ by, person, note }: Told): { by: ToldBy; personId: string; note: string } | undefined =>
  person === null || note.trim() === '' ? undefined : { by, personId: person.value, note }

export interface ToldFieldsProps {
  readonly ticket: Pick<TicketCard, 'customer'>
  readonly value: Told
  readonly onChange: (value: Told) => void
}

/** Who of the customer told it, and how: without it staff can't write down a customer's decision (U19). */
export function ToldFields({ ticket, value, onChange }: ToldFieldsProps) {
  const { desk: t, tickets } = useTexts()
  const source = useMemo(() => contactsOf(ticket.customer.id), [ticket.customer.id])
  return (
    <>
      <div className={css.pair}>
        <Combobox
          label={t.toldWho()}
          value={value.person}
          onChange={(person) => onChange({ ...value, person })}
          source={source}
        />
        <Select
          label={t.toldHow()}
          value={value.by}
          onChange={(by) => onChange({ ...value, by })}
          options={toldBy.map((one) => ({ value: one, label: tickets.toldBy(one) }))}
        />
      </div>
      <TextInput
        label={t.toldNote()}
        hint={t.toldNoteHint()}
        value={value.note}
        onChange={(note) => onChange({ ...value, note })}
      />
    </>
  )
}
