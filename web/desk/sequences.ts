import { useEffect, useRef } from 'react'
import { keyName } from '../ui/keys.ts'

const PATIENCE = 1_200

/** Two keys after one another, `g` and then one of these; the second is not heard by anybody else. */
export function useSequences(first: string, acts: Readonly<Record<string, () => void>>): void {
  const current = useRef(acts)
  useEffect(() => {
    current.current = acts
  })
  useEffect(() => {
    let since = Number.NEGATIVE_INFINITY
    const hear = (event: KeyboardEvent): void => {
      const typing = event.target instanceof Element && event.target.closest('input, textarea, select, dialog') !== null
      const name = keyName(event)
      if (typing || name === undefined || event.defaultPrevented) return
      const act = performance.now() - since < PATIENCE ? current.current[name] : undefined
      since = name === first && act === undefined ? performance.now() : Number.NEGATIVE_INFINITY
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    // Before all others, so that the second key is not taken for a key of its own.
    addEventListener('keydown', hear, { capture: true })
    return () => removeEventListener('keydown', hear, { capture: true })
  }, [first])
}
