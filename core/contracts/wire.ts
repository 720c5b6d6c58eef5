import { z } from 'zod'
import { services } from '../tickets/words.ts'
import { dateText, idText, lineText, longText } from '../wire.ts'
import { contractKinds, supportPlaces } from './contract.ts'

export const contractShape = z.strictObject({
  id: idText,
  customerId: idText,
  kind: z.enum(contractKinds),
  number: z.string(),
  startsOn: dateText,
  endsOn: dateText.nullable(),
  services: z.array(z.enum(services)),
  products: z.array(z.strictObject({ id: idText, name: z.string() })),
  place: z.enum(supportPlaces),
  priceNote: z.string().nullable(),
  /** The licensed functional specification, against which a change is maintenance or development (R2.6). */
  specification: z.string().nullable(),
  regulationId: z.string(),
  normMinutes: z.record(z.string(), z.int()),
  state: z.enum(['future', 'active', 'expires_soon', 'expired', 'ended']),
})
export type ContractView = z.infer<typeof contractShape>

export const newContractShape = z.strictObject({
  kind: z.enum(contractKinds),
  number: lineText(100),
  startsOn: dateText,
  endsOn: dateText.nullable(),
  services: z.array(z.enum(services)).min(1),
  productIds: z.array(idText).max(100).optional(),
  place: z.enum(supportPlaces),
  priceNote: lineText(300).nullable().optional(),
  specification: longText(20_000).nullable().optional(),
  normMinutes: z.record(z.string(), z.int().min(1).max(60_000)).optional(),
})
export const contractChangeShape = newContractShape.partial().extend({ ended: z.boolean().optional() })

/** R2.5 «типовой договор предполагает 1 год бесплатной Технической поддержки»: made in one step. */
export const defaultContractShape = z.strictObject({
  number: lineText(100),
  startsOn: dateText,
  productIds: z.array(idText).max(100).optional(),
})

export const entitlementShape = z.strictObject({
  covered: z.boolean(),
  reason: z.enum(['no_contract', 'not_started', 'expired', 'service_not_included', 'product_not_included']).nullable(),
  contract: z
    .strictObject({ id: idText, number: z.string(), kind: z.enum(contractKinds), endsOn: dateText.nullable() })
    .nullable(),
})
export type EntitlementView = z.infer<typeof entitlementShape>
