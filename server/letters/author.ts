/** What a letter's row says of its author. */
interface Authored {
  readonly author: string | null
  readonly problems: readonly string[]
}

/** The one address that the letter is from; null: nobody, several, or one that two readers read differently (D3). */
export const soleAuthor = ({ author, problems }: Authored): string | null =>
  author === '' || problems.some((problem) => unclear.has(problem)) ? null : author

const unclear: ReadonlySet<string> = new Set(['no_author', 'several_authors', 'author_ambiguous'])
