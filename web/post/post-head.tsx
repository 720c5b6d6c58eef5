import { useEffect, useRef, useState } from 'react'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { administrators, useStaff } from '../setup/rights.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { useKeys } from '../ui/keys.ts'
import { useGo } from '../ui/link.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { BlockedSenders } from './blocked.tsx'
import css from './post.module.css'
import { type PostPlace, postAt } from './where.ts'

const PATIENCE = 200

/** The name of the room, the ways to its mailboxes and to those who are blocked, and the search among its letters. */
export function PostHead({ place }: { readonly place: PostPlace }) {
  const t = useTexts().post
  const { role } = useStaff()
  const [blocked, setBlocked] = useState(false)
  // The letter beside the list is what the page is about.
  const Title = place.letter === '' ? 'h1' : 'h2'
  return (
    <header className={css.head}>
      <div className={css.titleLine}>
        <Title className={css.title}>{t.title()}</Title>
        <span className={css.ways}>
          <Button look="quiet" size="small" icon="lock" onClick={() => setBlocked(true)}>
            {t.blocked()}
          </Button>
          {administrators.includes(role) && (
            <ButtonLink to={paths.deskMailboxes()} look="quiet" size="small" icon="settings">
              {t.boxes()}
            </ButtonLink>
          )}
        </span>
      </div>
      <Search place={place} />
      {blocked && <BlockedSenders onClose={() => setBlocked(false)} />}
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
