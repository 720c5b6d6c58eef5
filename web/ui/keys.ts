import { useEffect, useRef } from 'react'

export type KeyActs = Readonly<Record<string, ((event: KeyboardEvent) => void) | undefined>>

/**
 * Keys of a screen: `useKeys({ j: next, k: previous, '/': search, 'mod+k': palette })`. Names are those of the key on a
 * Latin layout, whatever layout is on, so that «о» is `j`. Single keys rest while something is being typed, or a dialog
 * or a popover is open; combinations with `mod` (Ctrl, or Cmd on a Mac) always work.
 */
export function useKeys(acts: KeyActs): void {
  const current = useRef(acts)
  useEffect(() => {
    current.current = acts
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const name = keyName(event)
      const act = name === undefined ? undefined : current.current[name]
      if (act === undefined || event.defaultPrevented) return
      if (!name?.startsWith('mod+') && isBusy(event.target)) return
      event.preventDefault()
      act(event)
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [])
}

/** `mod+k`, `shift+j`, `j`, `/`, `Enter`, `Escape`; undefined for what we never use. */
export function keyName(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string | undefined {
  if (event.altKey) return undefined
  const base = latinKey(event)
  if (event.ctrlKey || event.metaKey) return `mod+${base}`
  return event.shiftKey && base.length === 1 && /[a-z]/.test(base) ? `shift+${base}` : base
}

function latinKey({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase()
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter !== undefined) return letter.toLowerCase()
  return code === 'Slash' && key === '.' ? '/' : key
}

function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest('input, textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"]') !== null)
    return true
  return document.querySelector('dialog[open], [popover="auto"]:popover-open') !== null
}
