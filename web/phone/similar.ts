/**
 * How many words two texts have in common, by the beginnings of words: «печатается» and «печать» are one word for this.
 * Enough to put the likely duplicate on top; never a reason to hide another.
 */
export function likeness(typed: string, other: string): number {
  const known = new Set(stems(other))
  return new Set(stems(typed).filter((stem) => known.has(stem))).size
}

const STEM = 4

const stems = (text: string): string[] =>
  (
    text
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
    .filter((word) => word.length >= STEM || /\d/.test(word))
    .map((word) => word.slice(0, STEM))

/** The list with the most alike first; the order among equals stays. */
export function bySimilarity<Item>(
  items: readonly Item[],
  typed: string,
  textOf: (item: Item) => string,
): readonly { readonly item: Item; readonly alike: boolean }[] {
  const words = new Set(stems(typed)).size
  return items
    .map((item) => ({ item, score: likeness(typed, textOf(item)) }))
    .sort((one, other) => other.score - one.score)
    .map(({ item, score }) => ({ item, alike: score >= 2 || (score === 1 && words <= 2) }))
}
