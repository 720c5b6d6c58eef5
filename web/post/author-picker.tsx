import { useMemo } from 'react'
import type { LetterCard } from '../../core/letters/wire.ts'
import type { Named } from '../../core/wire.ts'
import { useTexts } from '../language.tsx'
import { makeCallers } from '../phone/callers.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { Combobox } from '../ui/combobox.tsx'
import type { Author, Missing } from './decision-draft.ts'
import css from './letter.module.css'
import { NewAuthor } from './new-author.tsx'

export interface AuthorPickerProps {
  readonly letter: LetterCard
  readonly author: Author | null
  readonly onAuthor: (author: Author | null) => void
  readonly missing: Missing | undefined
  readonly fields: Readonly<Record<string, string>>
}

/** Who wrote it: the search that finds callers, or somebody new, at the customer of the mail domain where there is one. */
export function AuthorPicker({ letter, author, onAuthor, missing, fields }: AuthorPickerProps) {
  const texts = useTexts()
  const t = texts.post
  const callers = useMemo(() => makeCallers(texts), [texts])
  // Requests are found there, too; here they are nobody.
  const source = useMemo(
    () => async (query: string, signal: AbortSignal) => {
      const found = typeof callers.source === 'function' ? await callers.source(query, signal) : callers.source
      return found
        .filter(({ value }) => callers.meaning(value)?.is !== 'ticket')
        .map((option) => (callers.meaning(option.value)?.is === 'new' ? { value: 'new', label: option.label } : option))
    },
    [callers],
  )
  const { from, domainCustomer } = letter
  const begin = (name: string, customer: Named | null): void =>
    onAuthor({ is: 'new', name, email: from?.address ?? '', customer: customer ?? domainCustomer, role: 'user' })
  const pick = (value: string): void => {
    const picked = callers.meaning(value)
    if (picked?.is === 'person') onAuthor({ is: 'person', person: picked.person })
    else if (picked?.is === 'customer') begin(from?.name ?? '', picked.customer)
    else if (picked?.is === 'new') begin(picked.typed, null)
  }
  if (author?.is === 'new')
    return <NewAuthor letter={letter} author={author} onAuthor={onAuthor} missing={missing} fields={fields} />
  if (author !== null)
    return (
      <div className={css.known}>
        <Avatar name={author.person.name} />
        <p className={css.knownName}>
          <strong>{author.person.name}</strong>
          <span className={css.quiet}>{author.person.customer.name}</span>
        </p>
        <Button look="quiet" size="small" icon="undo" onClick={() => onAuthor(null)}>
          {t.otherPerson()}
        </Button>
      </div>
    )
  return (
    <div className={css.search}>
      <Combobox
        label={t.person()}
        placeholder={t.personHint()}
        value={null}
        source={source}
        onChange={(option) => option !== null && pick(option.value)}
        error={missing === 'person' ? t.personMissing() : fields['personId']}
      />
      <Button size="small" icon="plus" onClick={() => begin(from?.name ?? '', null)}>
        {domainCustomer === null ? t.newPerson() : t.newPersonAt(domainCustomer.name)}
      </Button>
    </div>
  )
}
