import { useCallback, useRef } from 'react'
import { call } from '../api.ts'

const EVERY = 4_000

/** Tells colleagues that one is writing, at most every few seconds. Nobody must wait for it, and nobody misses it when it fails. */
export function useWriting(number: number, mode: 'message' | 'note'): () => void {
  const last = useRef(0)
  return useCallback(() => {
    const now = performance.now()
    if (last.current !== 0 && now - last.current < EVERY) return
    last.current = now
    call('POST', `/tickets/${number}/writing`, { body: { mode } }).catch(() => undefined)
  }, [number, mode])
}
