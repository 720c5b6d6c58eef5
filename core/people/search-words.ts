/**
 * What somebody typed into a search for people or organisations, as words to be found at the beginning of any word of
 * a name: lower case, ё as е, in any order. Empty when nothing of it is a letter or a digit.
 */
export function searchWords(typed: string): readonly string[] {
  const words =
    typed
      .normalize('NFC')
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return words.slice(0, 8).map((word) => word.slice(0, 60))
}

/**
 * The digits of a telephone number as typed, without the 7 or 8 of Russia and the signs people put between; null for
 * what cannot be a part of a number (fewer than three digits, or letters in it).
 */
export function phoneDigits(typed: string): string | null {
  if (!/^[+\d\s().-]+$/.test(typed)) return null
  const digits = typed.replace(/\D/g, '')
  if (digits.length < 3) return null
  const national = /^(\+\s*7|8(?=[\s(-]))/.test(typed.trim()) || (digits.length === 11 && /^[78]/.test(digits))
  return national && digits.length > 3 ? digits.slice(1) : digits
}
