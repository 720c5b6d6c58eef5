/**
 * Addresses made for one purpose: `support+{token}@example.ru` or `{token}@reply.example.ru`. Mail servers may turn
 * them into lower case, so a token means the same in any case.
 */
export type AddressPattern = string & { readonly addressPattern: unique symbol }

/** Reads a pattern: one address with `{token}` once before the `@`; undefined: anything else. */
export function addressPattern(text: string): AddressPattern | undefined {
  const lower = text.trim().toLowerCase()
  const fits = /^[\w.+=-]*\{token\}[\w.+=-]*@[\p{L}\p{N}.-]+$/u.test(lower) && lower.split('{token}').length === 2
  return fits ? (lower as AddressPattern) : undefined
}

/** The address of a token. */
export const addressFor = (pattern: AddressPattern, token: string): string => pattern.replace('{token}', token)

/** The token of an address of this pattern; null: it is none. Whether the token is ours is another question (D5). */
export function tokenIn(address: string, pattern: AddressPattern): string | null {
  const [before = '', after = ''] = pattern.split('{token}')
  const lower = address.trim().toLowerCase()
  if (lower.length <= before.length + after.length || !lower.startsWith(before) || !lower.endsWith(after)) return null
  const token = lower.slice(before.length, lower.length - after.length)
  return /^[a-z\d]{1,64}$/.test(token) ? token : null
}

/** The domain of an address, in lower case; empty: it has none. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase()
