const MAX = 200

/** The name of somebody whom only his letter introduces: what it calls him, else what stands before the `@`. */
export function cleanName(name: string, address: string): string {
  const plain = name
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replaceAll(/["<>]/g, '')
    .trim()
    .slice(0, MAX)
    .toWellFormed()
  // A name that is an address could be taken for where the letter comes from (F2, D3).
  return plain === '' || plain.includes('@')
    ? address.slice(0, Math.max(1, address.lastIndexOf('@'))).slice(0, MAX)
    : plain
}
