import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ContactView } from '../../core/people/wire.ts'
import { useAct } from '../act.ts'
import { call } from '../api.ts'
import { useTexts } from '../language.tsx'
import { Button } from '../ui/button.tsx'
import { useProblemText } from '../ui/state-page.tsx'
import { TextInput } from '../ui/text-input.tsx'
import css from './domains.module.css'
import shared from './setup.module.css'

/** Another address from which he writes. */
interface OtherAddress {
  readonly address: string
  readonly addedAt: string
}

/** Other addresses of a person: letters from there are his (A7). They are changed at once, apart from the form around them. */
export function PersonAddresses({ person, dead }: { readonly person: ContactView; readonly dead: string | undefined }) {
  const t = useTexts().customers
  const [typed, setTyped] = useState('')
  const path = `/people/${person.id}/addresses`
  const key = ['addresses', person.id]
  const { data = [] } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call<readonly OtherAddress[]>('GET', path, { signal }),
  })
  const add = useAct<unknown, { address: string }>({ path, stale: [key], onDone: () => setTyped('') })
  const remove = useAct<unknown, string>({
    method: 'DELETE',
    path: (address) => `${path}/${encodeURIComponent(address)}`,
    body: () => undefined,
    stale: [key],
  })
  const problem = useProblemText(add.error ?? remove.error)
  const send = (): void => {
    if (typed.trim() !== '' && !add.isPending && dead === undefined) add.mutate({ address: typed.trim() })
  }
  return (
    <div className={shared.stack}>
      <div className={css.add}>
        <TextInput
          label={t.otherAddresses()}
          hint={t.otherAddressesHint()}
          type="email"
          optional
          value={typed}
          onChange={setTyped}
          error={add.error === null && remove.error === null ? undefined : problem}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            // It adds an address and does not save the person around it.
            event.preventDefault()
            send()
          }}
        />
        <Button icon="plus" busy={add.isPending} dead={dead} onClick={send}>
          {t.addAddress()}
        </Button>
      </div>
      {data.length > 0 && (
        <ul className={css.domains} aria-label={t.otherAddresses()}>
          {data.map(({ address }) => (
            <li key={address} className={css.domain}>
              {address}
              <Button look="quiet" size="small" bare icon="close" dead={dead} onClick={() => remove.mutate(address)}>
                {t.removeAddress(address)}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
