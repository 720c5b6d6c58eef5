/** No composition rules: length and not being obvious is what makes a password hard to guess (NIST SP 800-63B 5.1.1). */
export const shortestPassword = 10

/** What a guesser knows of the person without knowing the person. */
export interface Known {
  readonly email: string
  readonly name: string
}

/**
 * Whether a password is too easy: shorter than ten characters, a run of one to three characters repeated, a walk along
 * the keyboard or the alphabet, a password everybody uses, or one made of the person's own e-mail or name.
 * Characters are counted as a person sees them, so that Cyrillic and emoji count once.
 */
export function isWeakPassword(password: string, known: Known): boolean {
  if ([...password].length < shortestPassword) return true
  const text = plain(password)
  if (text === '' || isRepeated(text) || isWalk(text)) return true
  // What is left once the obvious is taken away must itself be worth something.
  const own = [known.email, ...known.email.split(/[@.]/), ...known.name.split(/\s+/)]
    .map(plain)
    .filter((word) => word.length > 2)
  const rest = restOf(text, [...own, ...common])
  return rest.length < 4 || isWalk(rest)
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s._\-!?@#$%^&*+=,;:]/gu, '')

const isRepeated = (text: string): boolean => /^(.{1,3})\1+.?$/u.test(text)

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  'йцукенгшщзхъфывапролджэячсмитьбю',
  '12345678901234567890',
  '09876543210987654321',
]

const isWalk = (text: string): boolean =>
  rows.some((row) => row.includes(text) || [...row].toReversed().join('').includes(text))

const common = [
  'password',
  'passw0rd',
  'qwerty',
  'qwertyuiop',
  '1234567890',
  '123456789',
  '12345678',
  '1234567',
  '123456',
  '12345',
  'letmein',
  'welcome',
  'administrator',
  'admin',
  'support',
  'iloveyou',
  'пароль',
  'йцукен',
  'йцукенгшщз',
  'администратор',
  'админ',
  'поддержка',
  'привет',
  'любовь',
  'gfhjkm',
  'асмо',
  'asmo',
  '2023',
  '2024',
  '2025',
  '2026',
  '2027',
]

function restOf(text: string, words: readonly string[]): string {
  const longestFirst = words.toSorted((a, b) => b.length - a.length)
  return longestFirst.reduce((rest, word) => rest.replaceAll(word, ''), text)
}
