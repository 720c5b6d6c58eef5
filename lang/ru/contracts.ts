/** Contracts and entitlement (R2.5, R2.6). */
export const contracts = {}
