import { createContext, type ReactNode, use, useMemo } from 'react'
import { type Language, languages } from '../core/people/roles.ts'
import type { Texts } from '../lang/ru.ts'
import type { Reader } from '../lang/format.ts'

interface Spoken {
  readonly texts: Texts
  readonly reader: Reader
  /** The zone of the provider's calendar: its clock stands beside the reader's where they differ. */
  readonly providerZone: string
}

const SpokenContext = createContext<Spoken | undefined>(undefined)
const KEY = 'asmo.language'

export interface LanguageProviderProps {
  readonly texts: Texts
  readonly language: Language
  readonly providerZone: string
  readonly children: ReactNode
}

export function LanguageProvider({ texts, language, providerZone, children }: LanguageProviderProps) {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
  const value = useMemo(
    () => ({ texts, reader: { language, zone }, providerZone }),
    [texts, language, zone, providerZone],
  )
  return <SpokenContext value={value}>{children}</SpokenContext>
}

/** The texts of the reader's language: `const t = useTexts().portal`. */
export const useTexts = (): Texts => useSpoken().texts

/** Language and zone for the functions of `lang/format.ts`: `moment(useReader(), at, now)`. */
export const useReader = (): Reader => useSpoken().reader

export const useProviderZone = (): string => useSpoken().providerZone

function useSpoken(): Spoken {
  const spoken = use(SpokenContext)
  if (spoken === undefined) throw new Error('LanguageProvider is missing')
  return spoken
}

/** Only the language that is read is loaded. */
export async function loadTexts(language: Language): Promise<Texts> {
  return language === 'ru' ? (await import('../lang/ru.ts')).ru : (await import('../lang/en.ts')).en
}

/** Before sign-in: what was chosen on this machine, else what the browser asks for, else Russian. */
export function guessLanguage(): Language {
  const kept = localStorage.getItem(KEY)
  const asked = [kept ?? '', ...navigator.languages].map((tag) => tag.slice(0, 2))
  return asked.flatMap((tag) => languages.filter((language) => language === tag))[0] ?? 'ru'
}

export const keepLanguage = (language: Language): void => localStorage.setItem(KEY, language)
