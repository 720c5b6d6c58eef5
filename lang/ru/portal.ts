/** Screens of the customer portal. Add a message here and in `en/portal.ts`: `greeting: (name: string) => …`. */
export const portal = {}
