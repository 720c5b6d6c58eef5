import type { LetterCard } from '../../core/letters/wire.ts'
import { type CustomerRole, customerRoles } from '../../core/people/roles.ts'
import { useTexts } from '../language.tsx'
import { findCustomers } from '../phone/find-customers.ts'
import { Button } from '../ui/button.tsx'
import { Combobox } from '../ui/combobox.tsx'
import { Select } from '../ui/select.tsx'
import { TextInput } from '../ui/text-input.tsx'
import type { Author, Missing } from './decision-draft.ts'
import css from './letter.module.css'

export interface NewAuthorProps {
  readonly letter: LetterCard
  readonly author: Extract<Author, { is: 'new' }>
  readonly onAuthor: (author: Author | null) => void
  readonly missing: Missing | undefined
  readonly fields: Readonly<Record<string, string>>
}

/** Somebody who has never written: a person of a customer, with the address of the letter. */
export function NewAuthor({ letter, author, onAuthor, missing, fields }: NewAuthorProps) {
  const { post: t, people } = useTexts()
  const { customer, role } = author
  const { from, domainCustomer } = letter
  const domain = from?.address.split('@').at(-1)
  return (
    <fieldset className={css.newAuthor}>
      <legend className={css.legend}>{t.newPerson()}</legend>
      <div className={css.pair}>
        <TextInput
          label={t.name()}
          autoFocus
          value={author.name}
          onChange={(name) => onAuthor({ ...author, name })}
          error={missing === 'name' ? t.nameMissing() : fields['name']}
        />
        <Combobox
          label={t.customer()}
          hint={
            domainCustomer !== null && domain !== undefined && customer?.id === domainCustomer.id
              ? t.customerByDomain(domain)
              : undefined
          }
          value={customer === null ? null : { value: customer.id, label: customer.name }}
          source={findCustomers}
          onChange={(option) =>
            onAuthor({ ...author, customer: option === null ? null : { id: option.value, name: option.label } })
          }
          error={missing === 'customer' ? t.customerMissing() : fields['customerId']}
        />
        {/* An address that the letter has is not to be mended here: it is what the author is known by. */}
        <TextInput
          label={t.email()}
          type="email"
          readOnly={from !== null}
          value={from?.address ?? author.email}
          onChange={(email) => onAuthor({ ...author, email })}
          error={missing === 'email' ? t.emailMissing() : fields['email']}
        />
        <Select<CustomerRole>
          label={t.role()}
          value={role}
          onChange={(next) => onAuthor({ ...author, role: next })}
          options={customerRoles.map((value) => ({ value, label: people.role(value) }))}
        />
      </div>
      <div>
        <Button look="quiet" size="small" icon="undo" onClick={() => onAuthor(null)}>
          {t.otherPerson()}
        </Button>
      </div>
    </fieldset>
  )
}
