import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { CustomerCard } from '../../core/customers/wire.ts'
import { useAct } from '../act.ts'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { CustomerTickets } from '../tickets/customer-tickets.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Link } from '../ui/link.tsx'
import { Facts, Page, Panel } from '../ui/panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { ErrorState } from '../ui/state-page.tsx'
import { toast } from '../ui/toast.tsx'
import { Contracts } from './contracts.tsx'
import { CustomerDialog } from './customer-dialog.tsx'
import { Domains } from './domains.tsx'
import { FormDialog } from './form-dialog.tsx'
import { People } from './people.tsx'
import { customerQuery } from './queries.ts'
import css from './setup.module.css'

/** One customer: himself, his contracts, his people. */
export function Customer() {
  const id = String(useParams({ strict: false })['id'] ?? '')
  const { data, error, refetch } = useQuery(customerQuery(id))
  const t = useTexts().customers
  if (error !== null)
    return (
      <ErrorState
        error={error}
        onRetry={() => void refetch()}
        elsewhere={<ButtonLink to={paths.deskCustomers()}>{t.toList()}</ButtonLink>}
      />
    )
  if (data === undefined)
    return (
      <Page title={<Skeleton lines={1} />}>
        <Skeleton shape="rows" lines={6} />
      </Page>
    )
  return <Card customer={data} />
}

function Card({ customer }: { readonly customer: CustomerCard }) {
  const { customers: t, refusals } = useTexts()
  const [asks, setAsks] = useState<'edit' | 'archive'>()
  const dead = customer.can.change ? undefined : refusals.not_your_role()
  const close = (): void => setAsks(undefined)
  const change = useAct<CustomerCard, { archived: boolean }>({
    method: 'PATCH',
    path: `/customers/${customer.id}`,
    stale: [['customers'], ['customer', customer.id]],
    onDone: () => {
      close()
      toast({ text: t.saved() })
    },
  })
  const facts = [
    { label: t.inn(), value: customer.inn },
    { label: t.tickets(), value: <CustomerTickets customerId={customer.id} /> },
    { label: t.phone(), value: customer.phone && <Telephone number={customer.phone} /> },
    customer.note !== null && { label: t.note(), value: <span className={css.long}>{customer.note}</span> },
  ]
  return (
    <Page
      above={<Link to={paths.deskCustomers()}>{t.toList()}</Link>}
      title={customer.shortName}
      lead={customer.name === customer.shortName ? undefined : customer.name}
      actions={
        <>
          <Button icon="edit" dead={dead} onClick={() => setAsks('edit')}>
            {t.edit()}
          </Button>
          {customer.archived ? (
            <Button icon="undo" dead={dead} busy={change.isPending} onClick={() => change.mutate({ archived: false })}>
              {t.restore()}
            </Button>
          ) : (
            <Button icon="box" look="quiet" dead={dead} onClick={() => setAsks('archive')}>
              {t.archive()}
            </Button>
          )}
        </>
      }
    >
      <Panel title={t.facts()} aside={customer.archived && <Badge icon="box">{t.archived()}</Badge>}>
        <Facts columns={2} facts={facts} />
      </Panel>
      <Contracts customer={customer} />
      <People customer={customer} />
      <Domains customer={customer} />
      {asks === 'edit' && <CustomerDialog customer={customer} onClose={close} />}
      {asks === 'archive' && (
        <FormDialog
          title={t.archiveTitle(customer.shortName)}
          submit={t.archive()}
          danger
          busy={change.isPending}
          error={change.error}
          onClose={close}
          onSubmit={() => change.mutate({ archived: true })}
        >
          <p className={css.text}>{t.archiveWhat()}</p>
        </FormDialog>
      )}
    </Page>
  )
}

const Telephone = ({ number }: { readonly number: string }) => (
  <a href={`tel:${number.replaceAll(/[^+\d]/g, '')}`}>{number}</a>
)
