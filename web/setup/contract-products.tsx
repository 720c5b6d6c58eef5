import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../language.tsx'
import { Checks } from './checks.tsx'
import { productsQuery } from './queries.ts'

export interface ContractProductsProps {
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
}

/** The products that a contract is about; one that was archived since stays while it is ticked. */
export function ContractProducts({ value, onChange }: ContractProductsProps) {
  const t = useTexts().customers
  const { data: products = [] } = useQuery(productsQuery)
  const offered = products.filter(({ id, archived }) => !archived || value.includes(id))
  if (offered.length === 0) return null
  return (
    <Checks
      label={t.products()}
      hint={t.productsHint()}
      value={value}
      onChange={onChange}
      options={offered.map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}
