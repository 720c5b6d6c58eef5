import { useState } from 'react'
import type { ContactView } from '../../core/people/wire.ts'
import type { Named } from '../../core/wire.ts'
import { useAct } from '../act.ts'
import { useTexts } from '../language.tsx'
import { orNull } from '../setup/or-null.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Combobox } from '../ui/combobox.tsx'
import type { Option } from '../ui/options.ts'
import { useProblemText } from '../ui/state-page.tsx'
import { TextInput } from '../ui/text-input.tsx'
import type { FoundPerson } from './callers.ts'
import { findCustomers } from './find-customers.ts'
import css from './phone.module.css'

export interface NewPersonProps {
  /** What was typed into the search: a name, or a telephone number. */
  readonly typed: string
  readonly customer: Named | null
  readonly onBack: () => void
  readonly onAdded: (person: FoundPerson) => void
}

/** Somebody who calls for the first time (R5.1). An invitation comes later; now he is on the telephone. */
export function NewPerson({ typed, customer, onBack, onAdded }: NewPersonProps) {
  const t = useTexts().phone
  const isNumber = /^[+\d\s().-]+$/.test(typed)
  const [of, setOf] = useState<Option | null>(customer && { value: customer.id, label: customer.name })
  const [name, setName] = useState(isNumber ? '' : typed)
  const [email, setEmail] = useState('')
  const [phone, setPhone] = useState(isNumber ? typed : '')
  const [position, setPosition] = useState('')
  const [asked, setAsked] = useState(false)
  const add = useAct<ContactView, object>({
    path: () => `/customers/${of?.value ?? ''}/people`,
    stale: [['customer'], ['customers']],
    onDone: (added) =>
      onAdded({
        id: added.id,
        name: added.name,
        customer: added.customer,
        phone: added.phone,
        email: added.email,
        position: added.position,
        openTickets: 0,
      }),
  })
  const send = (): void => {
    setAsked(true)
    if (of === null || add.isPending) return
    add.mutate({ name, email, phone: orNull(phone), position: orNull(position), role: 'user' })
  }
  const problem = useProblemText(add.error)
  const fields = add.error?.fields ?? {}
  return (
    <fieldset
      className={css.newPerson}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.defaultPrevented || !(event.target instanceof HTMLInputElement)) return
        // Enter, with Ctrl as well, ends this part of the form and not the whole.
        event.preventDefault()
        event.stopPropagation()
        send()
      }}
    >
      <legend className={css.legend}>{t.newPerson()}</legend>
      <div className={css.pair}>
        <TextInput label={t.name()} autoFocus value={name} onChange={setName} error={fields['name']} />
        <Combobox
          label={t.customer()}
          value={of}
          onChange={setOf}
          source={findCustomers}
          error={asked && of === null ? t.customerMissing() : undefined}
        />
        <TextInput
          label={t.email()}
          type="email"
          placeholder={t.emailHint()}
          value={email}
          onChange={setEmail}
          error={fields['email']}
        />
        <TextInput label={t.phoneNumber()} type="tel" value={phone} onChange={setPhone} error={fields['phone']} />
        <TextInput label={t.position()} optional value={position} onChange={setPosition} error={fields['position']} />
      </div>
      {add.error !== null && Object.keys(fields).length === 0 && (
        <Banner tone="danger" loud>
          {problem}
        </Banner>
      )}
      <div className={css.foot}>
        <Button look="primary" busy={add.isPending} onClick={send}>
          {t.addPerson()}
        </Button>
        <Button look="quiet" icon="back" onClick={onBack}>
          {t.otherCaller()}
        </Button>
      </div>
    </fieldset>
  )
}
