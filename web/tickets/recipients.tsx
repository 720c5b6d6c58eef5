import { Fragment } from 'react'
import type { TicketCard } from '../../core/tickets/wire.ts'
import { useTexts } from '../language.tsx'
import { because } from './letters.tsx'
import css from './recipients.module.css'

/** Who will get a letter of what is being written, each with the reason, before it is sent (U16). */
export function Recipients({ hears }: { readonly hears: TicketCard['hears'] }) {
  const { ticketPage: t, notices } = useTexts()
  if (hears.length === 0) return <p className={css.recipients}>{notices.willHear([])}</p>
  return (
    <p className={css.recipients}>
      {t.lettersTo()}{' '}
      {hears.map(({ name, reason }, at) => (
        <Fragment key={`${name} ${reason}`}>
          {at > 0 && ', '}
          {name === null ? (
            <b>{t.onDuty()}</b>
          ) : (
            <>
              <b>{name}</b> ({because(notices, reason)})
            </>
          )}
        </Fragment>
      ))}
    </p>
  )
}
