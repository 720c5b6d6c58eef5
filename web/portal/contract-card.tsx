import { useQuery } from '@tanstack/react-query'
import type { ContractView } from '../../core/contracts/wire.ts'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { Badge, type Tone } from '../ui/badge.tsx'
import type { IconName } from '../ui/icon.tsx'
import { Link } from '../ui/link.tsx'
import { Banner } from '../ui/banner.tsx'
import { Facts, Panel } from '../ui/panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import css from './cards.module.css'
import { organisationQuery } from './queries.ts'

/** What is covered and until when (R2.5); that nothing is covered is said just as plainly. */
export function ContractCard() {
  const { contracts, portal } = useTexts()
  const t = portal.contract
  const { data, isError } = useQuery(organisationQuery)
  if (isError) return null
  if (data === undefined)
    return (
      <Panel title={t.title()}>
        <Skeleton lines={4} />
      </Panel>
    )
  const valid = data.contracts.filter(({ state }) => state === 'active' || state === 'expires_soon')
  // The one that ended last is nearest to what the reader remembers.
  const last = data.contracts.toSorted((one, other) => (other.endsOn ?? '').localeCompare(one.endsOn ?? ''))[0]
  const others = data.contracts.length - valid.length
  return (
    <Panel
      title={valid.length > 1 ? t.titleMany() : t.title()}
      aside={others > 0 && <Link to={paths.organisation()}>{t.more()}</Link>}
    >
      {valid.length === 0 && (
        <Banner tone="warn" title={t.none()}>
          {last !== undefined && (
            <p>
              {portal.new.registered.contractOf(contracts.kind(last.kind), last.number)}:{' '}
              {contracts.period(last.startsOn, last.endsOn)}.
            </p>
          )}
          {t.noneText()}
        </Banner>
      )}
      <ul className={css.contracts}>
        {valid.map((contract) => (
          <li key={contract.id}>
            <ContractFacts contract={contract} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** A contract in four lines. */
export function ContractFacts({ contract }: { readonly contract: ContractView }) {
  const { contracts, portal, tickets } = useTexts()
  const t = portal.contract
  const products = contract.products.map(({ name }) => name).join(', ')
  return (
    <div className={css.contract}>
      <p className={css.contractName}>
        {portal.new.registered.contractOf(contracts.kind(contract.kind), contract.number)}
        <ContractState state={contract.state} />
      </p>
      <Facts
        facts={[
          { label: t.covers(), value: contract.services.map((service) => tickets.service(service)).join(', ') },
          { label: t.products(), value: products === '' ? t.allProducts() : products },
          { label: t.until(), value: contracts.period(contract.startsOn, contract.endsOn) },
        ]}
      />
    </div>
  )
}

const looks: Record<ContractView['state'], { tone: Tone; icon: IconName }> = {
  future: { tone: 'neutral', icon: 'calendar' },
  active: { tone: 'ok', icon: 'check-circle' },
  expires_soon: { tone: 'warn', icon: 'clock' },
  expired: { tone: 'neutral', icon: 'circle-cross' },
  ended: { tone: 'neutral', icon: 'circle-cross' },
}

function ContractState({ state }: Pick<ContractView, 'state'>) {
  const t = useTexts().contracts
  return <Badge {...looks[state]}>{t.state(state)}</Badge>
}
