import type { LetterFile } from '../../core/letters/letter.ts'

/** Marks the pictures that the HTML shows in their places, by `cid:` (RFC 2392). */
export function withShown(files: readonly LetterFile[], html: string | null): readonly LetterFile[] {
  if (html === null || !html.includes('cid:')) return files
  const named = new Set([...html.matchAll(/\bcid:([^"'\s<>)]{1,998})/g)].map(([, id = '']) => plainId(id)))
  return files.map((file) => {
    const shown = file.contentId !== null && file.type.startsWith('image/') && named.has(file.contentId)
    return shown ? { ...file, inline: true } : file
  })
}

function plainId(written: string): string {
  const id = written.replaceAll('&amp;', '&')
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}
