import { useQuery } from '@tanstack/react-query'
import type { CustomerCard } from '../../core/customers/wire.ts'
import { useTexts } from '../language.tsx'
import { Page, Panel } from '../ui/panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { ErrorState } from '../ui/state-page.tsx'
import css from './cards.module.css'
import { ContractFacts } from './contract-card.tsx'
import { OrganisationPeople } from './organisation-people.tsx'
import { organisationQuery } from './queries.ts'

/** The own organisation: what it is entitled to, and who may do what (R2.5, R3, U18). */
export function Organisation() {
  const { data, error, refetch } = useQuery(organisationQuery)
  if (data !== undefined) return <Card card={data} />
  return error === null ? (
    <Skeleton shape="page" lines={6} />
  ) : (
    <ErrorState error={error} onRetry={() => void refetch()} />
  )
}

function Card({ card }: { readonly card: CustomerCard }) {
  const t = useTexts().portal.organisation
  const facts = [card.inn === null ? '' : t.inn(card.inn), card.phone ?? ''].filter(Boolean).join(' · ')
  return (
    <Page title={card.name} lead={facts}>
      <Panel title={t.contracts()}>
        {card.contracts.length === 0 && <p>{t.noContracts()}</p>}
        <ul className={css.contractGrid}>
          {card.contracts.toSorted(validFirst).map((contract) => (
            <li key={contract.id} data-over={isOver(contract) || undefined}>
              <ContractFacts contract={contract} />
              {contract.specification !== null && (
                <details className={css.specification}>
                  <summary>{t.specification()}</summary>
                  <p>{contract.specification}</p>
                </details>
              )}
            </li>
          ))}
        </ul>
      </Panel>
      <OrganisationPeople card={card} />
    </Page>
  )
}

type Contract = CustomerCard['contracts'][number]

const isOver = ({ state }: Contract): boolean => state === 'expired' || state === 'ended'

/** What holds now comes before what is over; the newest first. */
const validFirst = (one: Contract, other: Contract): number =>
  Number(isOver(one)) - Number(isOver(other)) || other.startsOn.localeCompare(one.startsOn)
