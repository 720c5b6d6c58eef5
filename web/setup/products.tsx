import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ProductView } from '../../core/customers/wire.ts'
import { useTexts } from '../language.tsx'
import { Button } from '../ui/button.tsx'
import { Page, Panel } from '../ui/panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../ui/state-page.tsx'
import { NameDialog, type Naming } from './name-dialog.tsx'
import { Product } from './product.tsx'
import { productsQuery } from './queries.ts'
import { administrators, useDead } from './rights.ts'

/** The products that are supported, with their modules. */
export function Products() {
  const { setup: t } = useTexts()
  const dead = useDead()(administrators)
  const [naming, setNaming] = useState<Naming>()
  const { data, error, refetch } = useQuery(productsQuery)
  const add = (
    <Button
      look="primary"
      icon="plus"
      dead={dead}
      onClick={() => setNaming({ title: t.addProduct(), label: t.productName(), path: '/products', method: 'POST' })}
    >
      {t.addProduct()}
    </Button>
  )
  return (
    <Page title={t.products()} lead={t.productsLead()} actions={add}>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton shape="rows" lines={6} />}
      {data?.length === 0 && (
        <Panel>
          <EmptyState icon="box" title={t.noProducts()} text={t.noProductsText()} />
        </Panel>
      )}
      {data &&
        [...data]
          .sort(livingFirst)
          .map((product) => <Product key={product.id} product={product} dead={dead} onName={setNaming} />)}
      {naming !== undefined && <NameDialog naming={naming} onClose={() => setNaming(undefined)} />}
    </Page>
  )
}

const livingFirst = (one: ProductView, other: ProductView): number => Number(one.archived) - Number(other.archived)
