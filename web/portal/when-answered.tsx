import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../language.tsx'
import css from './new-ticket.module.css'
import { serviceQuery } from './queries.ts'
import { useUntil } from './service-card.tsx'

/** What follows from sending; out of hours, when the time of the reaction begins (R2.7). */
export function WhenAnswered() {
  const t = useTexts().portal.new
  const { data } = useQuery(serviceQuery)
  return (
    <p className={css.then}>
      {t.follows()}
      {data !== undefined && !data.open && <Closed until={data.until} />}
    </p>
  )
}

function Closed({ until }: { readonly until: string }) {
  const t = useTexts().portal.new
  const words = useUntil({ until, open: false })
  return (
    <>
      {' '}
      {t.closedNow()} {words}.
    </>
  )
}
