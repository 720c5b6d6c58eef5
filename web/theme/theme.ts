import { useSyncExternalStore } from 'react'

export const themeChoices = ['light', 'dark', 'auto'] as const
export type ThemeChoice = (typeof themeChoices)[number]

const KEY = 'asmo.theme'
const darkWanted = matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

/** Puts the chosen theme on the root element; called before the first paint, and on each change. */
export function applyTheme(): void {
  const choice = themeChoice()
  const dark = choice === 'dark' || (choice === 'auto' && darkWanted.matches)
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
  for (const listener of listeners) listener()
}

export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(KEY, choice)
  applyTheme()
}

export const useThemeChoice = (): ThemeChoice => useSyncExternalStore(subscribe, themeChoice)

function themeChoice(): ThemeChoice {
  const kept = localStorage.getItem(KEY)
  return themeChoices.find((choice) => choice === kept) ?? 'auto'
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

darkWanted.addEventListener('change', applyTheme)
