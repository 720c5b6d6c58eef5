import type { TicketCard } from '../../core/tickets/wire.ts'
import { useSession } from '../frame/session.ts'
import { useTexts } from '../language.tsx'
import { Panel } from '../ui/panel.tsx'
import { AskAnswer } from './ask-answer.tsx'
import { AskDelivery } from './ask-delivery.tsx'
import { AskPlanned } from './ask-planned.tsx'
import { AskResolution } from './ask-resolution.tsx'

/** «От вас ждут»: the one act, in full, on top of the page (R5.5–R5.7). */
export function Asks({ ticket }: { readonly ticket: TicketCard }) {
  const t = useTexts().portal.ticket
  const { person } = useSession()
  const { expected, planned } = ticket
  const observer = person.role === 'observer'
  const words = (what: NonNullable<TicketCard['expected']>): string =>
    observer ? t.expectsOrganisation(t.expected[what]()) : t.expects(t.expected[what]())
  // A date on offer can be agreed to at any time, also while something more pressing is expected.
  const also = expected !== 'agree_planned_date' && planned?.agreement === 'proposed' && ticket.endedAt === null
  return (
    <>
      {expected !== null && (
        <Panel tone="asks" title={words(expected)}>
          <Act ticket={ticket} />
        </Panel>
      )}
      {also && (
        <Panel title={expected === null ? words('agree_planned_date') : t.alsoExpects(t.expected.agree_planned_date())}>
          <AskPlanned ticket={ticket} />
        </Panel>
      )}
    </>
  )
}

function Act({ ticket }: { readonly ticket: TicketCard }) {
  switch (ticket.expected) {
    case 'answer':
      return <AskAnswer ticket={ticket} />
    case 'verify_delivery':
      return <AskDelivery ticket={ticket} />
    case 'verify_resolution':
      return <AskResolution ticket={ticket} />
    case 'agree_planned_date':
      return <AskPlanned ticket={ticket} />
    case null:
      return null
  }
}
