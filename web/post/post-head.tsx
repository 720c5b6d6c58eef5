import { useEffect, useRef, useState } from 'react'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { administrators, useStaff } from '../setup/rights.ts'
import { ButtonLink } from '../ui/button.tsx'
import { useKeys } from '../ui/keys.ts'
import { useGo } from '../ui/link.tsx'
import { TextInput } from '../ui/text-input.tsx'
import css from './post.module.css'
import { type PostPlace, postAt } from './where.ts'

const PATIENCE = 200

/** The name of the room, the way to its mailboxes, and the search among its letters. */
export function PostHead({ place }: { readonly place: PostPlace }) {
  const t = useTexts().post
  const { role } = useStaff()
  // The letter beside the list is what the page is about.
  const Title = place.letter === '' ? 'h1' : 'h2'
  return (
    <header className={css.head}>
      <div className={css.titleLine}>
        <Title className={css.title}>{t.title()}</Title>
        {administrators.includes(role) && (
          <ButtonLink to={paths.deskMailboxes()} look="quiet" size="small" icon="settings">
            {t.mailboxes()}
          </ButtonLink>
        )}
      </div>
      <Search place={place} />
    </header>
  )
}

/** Words are sought among all letters: whoever looks for one does not know what became of it. */
function Search({ place }: { readonly place: PostPlace }) {
  const t = useTexts().post
  const go = useGo()
  const field = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [words, setWords] = useState(place.q)
  useKeys({ '/': () => field.current?.focus() })
  useEffect(() => () => clearTimeout(timer.current), [])
  const type = (text: string): void => {
    setWords(text)
    clearTimeout(timer.current)
    const of = text === '' ? place.of : 'all'
    timer.current = setTimeout(() => go(postAt({ of, q: text.trim(), letter: '' }), 'replace'), PATIENCE)
  }
  return (
    <TextInput
      ref={field}
      label={t.search()}
      hideLabel
      type="search"
      placeholder={t.searchHint()}
      value={words}
      onChange={type}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
    />
  )
}
