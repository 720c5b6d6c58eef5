import type { EntitlementView } from '../../core/contracts/wire.ts'
import { useTexts } from '../language.tsx'
import { Banner } from '../ui/banner.tsx'
import { Icon } from '../ui/icon.tsx'
import css from './registered.module.css'

/** Which contract covers a request, or that none does and what happens then (R2.5, R2.6). */
export function Cover({ entitlement }: { readonly entitlement: EntitlementView }) {
  const { contracts, portal } = useTexts()
  const t = portal.new.registered
  const { covered, reason, contract } = entitlement
  const name = contract === null ? '' : t.contractOf(contracts.kind(contract.kind), contract.number)
  if (!covered)
    return (
      <Banner tone="warn" title={reason === null ? portal.contract.none() : contracts.uncovered(reason)}>
        {name !== '' && <p>{name}</p>}
        <p>{contracts.uncoveredMeans()}</p>
      </Banner>
    )
  return (
    <p className={css.covered}>
      <Icon name="shield" />
      <span>
        {t.coveredBy()}
        <span className={css.contract}>{name}</span>
      </span>
    </p>
  )
}
