import type { Looked } from './taking.ts'

/** The address of the one who says that he wrote it; empty: nobody does. */
export const authorOf = ({ letter }: Pick<Looked, 'letter'>): string =>
  (letter.from ?? letter.authors[0])?.address.toLowerCase() ?? ''

/** Every address that the letter came to. */
export const addressesOf = ({ letter, row }: Pick<Looked, 'letter' | 'row'>): string[] => {
  const named = [...letter.to, ...letter.cc].map(({ address }) => address)
  const delivered = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'].flatMap(
    (name) => letter.head[name] ?? [],
  )
  return [...new Set([...row.envelopeTo, ...delivered, ...named].map((address) => address.trim().toLowerCase()))].slice(
    0,
    200,
  )
}
