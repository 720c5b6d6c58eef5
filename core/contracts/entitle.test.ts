import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CivilDate } from '../time/instant.ts'
import type { Service, TicketKind } from '../tickets/words.ts'
import type { Contract } from './contract.ts'
import { defaultContract } from './default-contract.ts'
import { entitle, includesService, serviceFor } from './entitle.ts'
import type { UncoveredReason } from './entitlement.ts'

const date = (text: string): CivilDate => text as CivilDate
const today = date('2026-11-20')

const aContract = (change: Partial<Contract> = {}): Contract => ({
  id: 'c1',
  customerId: 'k1',
  kind: 'service',
  number: '17/2026',
  startsOn: date('2026-01-01'),
  endsOn: date('2026-12-31'),
  services: ['support'],
  productIds: [],
  place: 'remote',
  regulationId: 'asmo-2023',
  normMinutes: {},
  ...change,
})
const maintenance = aContract({ id: 'c-m', number: '18/2026', services: ['maintenance'] })
const development = aContract({ id: 'c-d', number: '19/2026', services: ['development'] })

const covered = (
  contracts: readonly Contract[],
  kind: TicketKind,
  service: Service,
  productId: string | null = null,
): unknown => entitle({ contracts, kind, service, productId, on: today })

interface Row {
  readonly says: string
  readonly contracts: readonly Contract[]
  readonly kind: TicketKind
  readonly service: Service
  readonly product?: string
  readonly gives: string | readonly [UncoveredReason, string | null]
}

const rows: readonly Row[] = [
  { says: 'support covers a defect', contracts: [aContract()], kind: 'defect', service: 'support', gives: 'c1' },
  {
    says: 'support covers a consultation',
    contracts: [aContract()],
    kind: 'consultation',
    service: 'support',
    gives: 'c1',
  },
  { says: 'support covers an update', contracts: [aContract()], kind: 'update', service: 'support', gives: 'c1' },
  {
    says: 'a defect is support whatever was ticked',
    contracts: [aContract()],
    kind: 'defect',
    service: 'development',
    gives: 'c1',
  },
  {
    says: 'R2.6 maintenance includes support',
    contracts: [maintenance],
    kind: 'defect',
    service: 'support',
    gives: 'c-m',
  },
  {
    says: 'R2.6 a change inside the specification is maintenance',
    contracts: [maintenance],
    kind: 'change',
    service: 'maintenance',
    gives: 'c-m',
  },
  {
    says: 'R2.6 a change outside it is not',
    contracts: [maintenance],
    kind: 'change',
    service: 'development',
    gives: ['service_not_included', 'c-m'],
  },
  {
    says: 'R2.6 a change outside it is development',
    contracts: [development],
    kind: 'change',
    service: 'development',
    gives: 'c-d',
  },
  {
    says: 'development alone covers no defect',
    contracts: [development],
    kind: 'defect',
    service: 'support',
    gives: ['service_not_included', 'c-d'],
  },
  {
    says: 'a change is never support',
    contracts: [aContract()],
    kind: 'change',
    service: 'support',
    gives: ['service_not_included', 'c1'],
  },
  { says: 'no contract at all', contracts: [], kind: 'defect', service: 'support', gives: ['no_contract', null] },
  {
    says: 'expired',
    contracts: [aContract({ endsOn: date('2026-11-19') })],
    kind: 'defect',
    service: 'support',
    gives: ['expired', 'c1'],
  },
  {
    says: 'the last day still covers',
    contracts: [aContract({ endsOn: today })],
    kind: 'defect',
    service: 'support',
    gives: 'c1',
  },
  {
    says: 'the first day covers',
    contracts: [aContract({ startsOn: today })],
    kind: 'defect',
    service: 'support',
    gives: 'c1',
  },
  {
    says: 'not started',
    contracts: [aContract({ startsOn: date('2026-11-21') })],
    kind: 'defect',
    service: 'support',
    gives: ['not_started', 'c1'],
  },
  { says: 'without end', contracts: [aContract({ endsOn: null })], kind: 'defect', service: 'support', gives: 'c1' },
  {
    says: 'another product',
    contracts: [aContract({ productIds: ['p2'] })],
    kind: 'defect',
    service: 'support',
    product: 'p1',
    gives: ['product_not_included', 'c1'],
  },
  {
    says: 'a product not named in the request',
    contracts: [aContract({ productIds: ['p2'] })],
    kind: 'defect',
    service: 'support',
    gives: 'c1',
  },
  {
    says: 'its product',
    contracts: [aContract({ productIds: ['p2'] })],
    kind: 'defect',
    service: 'support',
    product: 'p2',
    gives: 'c1',
  },
  {
    says: 'the nearest reason is told: product before service before expired before not started',
    contracts: [
      aContract({ id: 'late', startsOn: date('2027-01-01'), endsOn: null }),
      aContract({ id: 'old', endsOn: date('2026-01-31') }),
      aContract({ id: 'dev', services: ['development'] }),
      aContract({ id: 'other', productIds: ['p2'] }),
    ],
    kind: 'defect',
    service: 'support',
    product: 'p1',
    gives: ['product_not_included', 'other'],
  },
  {
    says: 'of expired ones the last to end is named',
    contracts: [
      aContract({ id: 'older', endsOn: date('2025-01-31') }),
      aContract({ id: 'old', endsOn: date('2026-01-31') }),
    ],
    kind: 'defect',
    service: 'support',
    gives: ['expired', 'old'],
  },
  {
    says: 'of those to come the first to start is named',
    contracts: [
      aContract({ id: 'b', startsOn: date('2027-05-01'), endsOn: null }),
      aContract({ id: 'a', startsOn: date('2027-01-01') }),
    ],
    kind: 'defect',
    service: 'support',
    gives: ['not_started', 'a'],
  },
  {
    says: 'the contract with the fewest services is used first',
    contracts: [aContract({ id: 'wide', services: ['support', 'maintenance'] }), aContract({ id: 'plain' })],
    kind: 'defect',
    service: 'support',
    gives: 'plain',
  },
  {
    says: 'then the one that names the product',
    contracts: [aContract({ id: 'any', endsOn: null }), aContract({ id: 'named', productIds: ['p1'] })],
    kind: 'defect',
    service: 'support',
    product: 'p1',
    gives: 'named',
  },
  {
    says: 'then the one that ends last',
    contracts: [aContract({ id: 'short' }), aContract({ id: 'endless', endsOn: null })],
    kind: 'defect',
    service: 'support',
    gives: 'endless',
  },
]

for (const { says, contracts, kind, service, product, gives } of rows) {
  test(`R2.5 entitlement: ${says}`, () => {
    const expected =
      typeof gives === 'string'
        ? { covered: true, contractId: gives }
        : { covered: false, reason: gives[0], contractId: gives[1] }
    assert.deepEqual(covered(contracts, kind, service, product), expected)
    assert.deepEqual(
      covered([...contracts].toReversed(), kind, service, product),
      expected,
      'the order of contracts means nothing',
    )
  })
}

test('R2.5 the typical licence contract covers support for one year, remotely, and no change', () => {
  const contract = defaultContract({
    id: 'c9',
    customerId: 'k1',
    number: 'Л-1',
    startsOn: date('2026-03-10'),
    regulationId: 'asmo-2023',
  })
  assert.equal(contract.endsOn, '2027-03-09')
  assert.equal(contract.place, 'remote')
  assert.deepEqual(covered([contract], 'defect', 'support'), { covered: true, contractId: 'c9' })
  assert.deepEqual(covered([contract], 'change', 'maintenance'), {
    covered: false,
    reason: 'service_not_included',
    contractId: 'c9',
  })
})

test('R2.6 the service that a request needs', () => {
  assert.equal(serviceFor('change', 'support'), 'maintenance')
  assert.equal(serviceFor('change', 'development'), 'development')
  assert.equal(serviceFor('update', 'maintenance'), 'support')
  assert.equal(includesService(['development'], 'maintenance'), false)
})
