import type { TicketCard } from '../../core/tickets/wire.ts'
import { civilDate } from '../../lang/format.ts'
import { useReader, useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { CustomerTickets } from '../tickets/customer-tickets.tsx'
import { Badge } from '../ui/badge.tsx'
import { Icon } from '../ui/icon.tsx'
import { Link } from '../ui/link.tsx'
import { DateOnly, Moment } from '../ui/moment.tsx'
import { Facts } from '../ui/panel.tsx'
import css from './side.module.css'

interface Props {
  readonly ticket: TicketCard
}

/** The planned date, what the customer says to it, and what he asked for at first. */
export function PlannedFacts({ ticket }: Props) {
  const t = useTexts().desk
  const { planned, expectedBy } = ticket
  return (
    <>
      <Facts
        facts={[
          { label: t.date(), value: planned === null ? t.notSet() : <DateOnly date={planned.date} /> },
          planned !== null && { label: t.agreement(), value: t.agreementState(planned.agreement) },
          planned?.counter != null && { label: t.countered(), value: <DateOnly date={planned.counter.date} /> },
          { label: t.expectedBy(), value: expectedBy === null ? t.notAsked() : <DateOnly date={expectedBy} /> },
        ]}
      />
      {planned?.counter?.reason && <p className={css.quiet}>{planned.counter.reason}</p>}
    </>
  )
}

/** Whose request it is, and how to reach him with one press. */
export function PersonFacts({ ticket }: Props) {
  const { desk: t, tickets } = useTexts()
  const contact = ticket.requesterContact
  return (
    <Facts
      facts={[
        {
          label: t.organisation(),
          value: <Link to={paths.deskCustomer(ticket.customer.id)}>{ticket.customer.name}</Link>,
        },
        { label: t.customerTickets(), value: <CustomerTickets customerId={ticket.customer.id} /> },
        { label: t.requester(), value: ticket.requester.name },
        contact?.position != null && { label: t.position(), value: contact.position },
        contact !== null && {
          label: t.phone(),
          value: contact.phone === null ? null : <Phone phone={contact.phone} />,
        },
        contact !== null && { label: t.email(), value: <a href={`mailto:${contact.email}`}>{contact.email}</a> },
        { label: t.registered(), value: <Moment at={ticket.registeredAt} form="brief" /> },
        {
          label: t.registeredBy(),
          value: [ticket.registeredBy.name, tickets.channel(ticket.channel)].filter(Boolean).join(', '),
        },
      ]}
    />
  )
}

const Phone = ({ phone }: { readonly phone: string }) => (
  <a href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>
    <Icon name="phone" size={16} className={css.inline} /> {phone}
  </a>
)

/** Which contract covers the request and why it was chosen, or why none does (R2.5). */
export function ContractFacts({ ticket }: Props) {
  const { desk: t, contracts, tickets } = useTexts()
  const { language } = useReader()
  const { contract, covered, reason } = ticket.entitlement
  return (
    <>
      {!covered && (
        <div>
          <Badge tone="warn" icon="warning">
            {reason === null ? t.uncovered() : contracts.uncovered(reason)}
          </Badge>
        </div>
      )}
      <Facts
        facts={[
          contract !== null && { label: t.contract(), value: `${contracts.kind(contract.kind)} ${contract.number}` },
          contract !== null && {
            label: t.until(),
            value: contract.endsOn === null ? t.noEnd() : civilDate(language, contract.endsOn),
          },
          { label: t.service(), value: tickets.service(ticket.service) },
          covered && {
            label: t.because(),
            value: t.contractBecause(tickets.service(ticket.service), ticket.product?.name),
          },
          { label: t.regulation(), value: t.regulationVersion(ticket.regulation.title, ticket.regulation.version) },
        ]}
      />
      {!covered && <p className={css.quiet}>{contracts.uncoveredMeans()}</p>}
    </>
  )
}
