/** Why nothing covers a request. */
export type UncoveredReason =
  | 'no_contract'
  | 'not_started'
  | 'expired'
  | 'service_not_included'
  | 'product_not_included'

/** What was decided about cover at registration or classification (R2.5, R2.6), and why. Kept in the event. */
export type Entitlement =
  | { readonly covered: true; readonly contractId: string }
  | { readonly covered: false; readonly reason: UncoveredReason; readonly contractId: string | null }
