import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ContractView } from '../../core/contracts/wire.ts'
import type { CustomerCard } from '../../core/customers/wire.ts'
import { useAct } from '../act.ts'
import { useTexts } from '../language.tsx'
import { Badge, type Tone } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import type { IconName } from '../ui/icon.tsx'
import { Facts, Panel } from '../ui/panel.tsx'
import { toast } from '../ui/toast.tsx'
import { ContractDialog } from './contract-dialog.tsx'
import { DefaultContractDialog } from './default-contract-dialog.tsx'
import { FormDialog } from './form-dialog.tsx'
import { serviceQuery } from './queries.ts'
import css from './setup.module.css'

type Asked = { readonly is: 'new' | 'default' } | { readonly is: 'edit' | 'end'; readonly contract: ContractView }

/** The contracts with a customer, what each covers and until when (R2.5, R2.6). */
export function Contracts({ customer }: { readonly customer: CustomerCard }) {
  const { customers: t, setup, refusals } = useTexts()
  const [asked, setAsked] = useState<Asked>()
  const why = customer.archived ? setup.customerArchived() : refusals.not_your_role()
  const dead = customer.can.contract ? undefined : why
  const close = (): void => setAsked(undefined)
  return (
    <Panel
      title={t.contracts()}
      aside={
        <span className={css.buttons}>
          <Button size="small" icon="plus" dead={dead} onClick={() => setAsked({ is: 'default' })}>
            {t.addDefaultContract()}
          </Button>
          <Button size="small" look="quiet" icon="plus" dead={dead} onClick={() => setAsked({ is: 'new' })}>
            {t.addContract()}
          </Button>
        </span>
      }
    >
      {customer.contracts.length === 0 && <p className={css.quiet}>{t.noContracts()}</p>}
      <ul className={css.contracts}>
        {[...customer.contracts].sort(livingFirst).map((contract) => (
          <Contract
            key={contract.id}
            contract={contract}
            dead={dead}
            onEdit={() => setAsked({ is: 'edit', contract })}
            onEnd={() => setAsked({ is: 'end', contract })}
          />
        ))}
      </ul>
      {asked?.is === 'default' && <DefaultContractDialog customerId={customer.id} onClose={close} />}
      {asked?.is === 'new' && <ContractDialog customerId={customer.id} contract={null} onClose={close} />}
      {asked?.is === 'edit' && <ContractDialog customerId={customer.id} contract={asked.contract} onClose={close} />}
      {asked?.is === 'end' && <EndDialog contract={asked.contract} onClose={close} />}
    </Panel>
  )
}

const marks: Record<ContractView['state'], { tone: Tone; icon: IconName }> = {
  active: { tone: 'ok', icon: 'check-circle' },
  expires_soon: { tone: 'warn', icon: 'clock' },
  future: { tone: 'neutral', icon: 'calendar' },
  expired: { tone: 'warn', icon: 'warning' },
  ended: { tone: 'neutral', icon: 'circle-cross' },
}
const order = Object.keys(marks)
const livingFirst = (one: ContractView, other: ContractView): number =>
  order.indexOf(one.state) - order.indexOf(other.state) || other.startsOn.localeCompare(one.startsOn)

interface ContractProps {
  readonly contract: ContractView
  readonly dead: string | undefined
  readonly onEdit: () => void
  readonly onEnd: () => void
}

function Contract({ contract, dead, onEdit, onEnd }: ContractProps) {
  const { customers: t, contracts, tickets } = useTexts()
  const { data: service } = useQuery(serviceQuery)
  const over = contract.state === 'expired' || contract.state === 'ended'
  const norms = Object.entries(contract.normMinutes).map(([id, minutes]) =>
    t.ownNorm(service?.norms.find((norm) => norm.id === id)?.title ?? id, minutes),
  )
  const facts = [
    { label: t.services(), value: contract.services.map((one) => tickets.service(one)).join(', ') },
    {
      label: t.products(),
      value: contract.products.length === 0 ? t.allProducts() : contract.products.map(({ name }) => name).join(', '),
    },
    { label: t.place(), value: contracts.place(contract.place) },
    contract.priceNote !== null && { label: t.priceNote(), value: contract.priceNote },
    norms.length > 0 && { label: t.norms(), value: norms.join('; ') },
    contract.specification !== null && {
      label: t.specification(),
      value: <span className={css.long}>{contract.specification}</span>,
    },
  ]
  return (
    <li className={css.contract} data-over={over || undefined}>
      <div className={css.cardHead}>
        <h3 className={css.cardTitle}>
          {contracts.kind(contract.kind)} {contract.number}
        </h3>
        <Badge {...marks[contract.state]}>{contracts.state(contract.state)}</Badge>
        <span>{contracts.period(contract.startsOn, contract.endsOn)}</span>
        <span className={css.end}>
          <Button look="quiet" size="small" icon="edit" dead={dead} onClick={onEdit}>
            {t.editContract()}
          </Button>
          {!over && (
            <Button look="quiet" size="small" dead={dead} onClick={onEnd}>
              {t.endContract()}
            </Button>
          )}
        </span>
      </div>
      <Facts columns={2} facts={facts} />
    </li>
  )
}

function EndDialog({ contract, onClose }: { readonly contract: ContractView; readonly onClose: () => void }) {
  const t = useTexts().customers
  const act = useAct<ContractView, { ended: true }>({
    method: 'PATCH',
    path: `/contracts/${contract.id}`,
    stale: [['customers'], ['customer', contract.customerId]],
    onDone: () => {
      toast({ text: t.saved() })
      onClose()
    },
  })
  return (
    <FormDialog
      title={t.endTitle(contract.number)}
      submit={t.endDo()}
      danger
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={() => act.mutate({ ended: true })}
    >
      <p className={css.text}>{t.endWhat()}</p>
    </FormDialog>
  )
}
