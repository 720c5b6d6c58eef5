import type { RefusalWord } from '../../core/refusal.ts'
import type { Right } from '../../core/wire.ts'
import { useTexts } from '../language.tsx'

/** Why something can't be done, in words; undefined where it can. */
export function useReason(): (right: Right | undefined) => string | undefined {
  const t = useTexts().refusals
  return (right) => {
    if (right === true) return undefined
    const word = right?.no ?? 'not_your_role'
    return word in t ? t[word as RefusalWord]() : word
  }
}
