import { useMemo, useState } from 'react'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { Combobox } from '../ui/combobox.tsx'
import { useGo } from '../ui/link.tsx'
import { type FoundPerson, makeCallers, type Picked } from './callers.ts'
import css from './phone.module.css'
import { NewPerson } from './new-person.tsx'

export interface CallerProps {
  readonly person: FoundPerson | null
  readonly onPick: (person: FoundPerson | null) => void
  readonly error?: string | undefined
}

/** Who calls: a few letters of anything, or somebody new, in place. */
export function Caller({ person, onPick, error }: CallerProps) {
  const texts = useTexts()
  const t = texts.phone
  const go = useGo()
  const [newcomer, setNewcomer] = useState<Extract<Picked, { is: 'new' | 'customer' }>>()
  const callers = useMemo(() => makeCallers(texts), [texts])
  const take = (picked: Picked | undefined): void => {
    if (picked === undefined) return
    if (picked.is === 'person') onPick(picked.person)
    else if (picked.is === 'ticket') go(paths.deskTicket(picked.number))
    else setNewcomer(picked)
  }
  if (person !== null) return <Known person={person} onOther={() => onPick(null)} />
  if (newcomer !== undefined)
    return (
      <NewPerson
        typed={newcomer.is === 'new' ? newcomer.typed : ''}
        customer={newcomer.is === 'customer' ? newcomer.customer : null}
        onBack={() => setNewcomer(undefined)}
        onAdded={(added) => {
          setNewcomer(undefined)
          onPick(added)
        }}
      />
    )
  return (
    <div data-field="requesterId">
      <Combobox
        label={t.caller()}
        placeholder={t.callerHint()}
        autoFocus
        error={error}
        value={null}
        source={callers.source}
        onChange={(option) => take(option === null ? undefined : callers.meaning(option.value))}
      />
    </div>
  )
}

function Known({ person, onOther }: { readonly person: FoundPerson; readonly onOther: () => void }) {
  const t = useTexts().phone
  return (
    <div className={css.known}>
      <Avatar name={person.name} />
      <div className={css.who}>
        <p className={css.name}>{person.name}</p>
        <p className={css.detail}>
          {[person.customer.name, person.position, person.email].filter(Boolean).join(' · ')}
          {person.phone !== null && (
            <>
              {' · '}
              <a href={`tel:${person.phone.replaceAll(/[^+\d]/g, '')}`}>{person.phone}</a>
            </>
          )}
        </p>
      </div>
      <Button look="quiet" size="small" icon="undo" onClick={onOther}>
        {t.otherCaller()}
      </Button>
    </div>
  )
}
