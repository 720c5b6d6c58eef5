/** What stands for a picture in words: its description in brackets, an emoji as itself; empty where it has none. */
export function altText(alt: string | undefined): string {
  const words = (alt ?? '').slice(0, 300).replaceAll(/\s+/gu, ' ').trim().toWellFormed()
  if (words === '') return ''
  return words.length <= longestEmoji && /^\p{Extended_Pictographic}/u.test(words) ? words : `[${words}]`
}

const longestEmoji = 16
