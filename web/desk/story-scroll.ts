import { type RefObject, useEffect, useRef } from 'react'

const NEAR = 120

/**
 * A story opens where reading goes on: at what is new since the last visit, else at its end. Later it follows its end
 * only as long as the reader is there; otherwise nothing moves.
 */
export function useStory(seq: number): RefObject<HTMLDivElement | null> {
  const scroll = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const first = useRef(true)
  useEffect(() => {
    const element = scroll.current
    if (element === null) return
    if (first.current) {
      first.current = false
      const mark = element.querySelector<HTMLElement>('[data-new-here]')
      element.scrollTop = mark === null ? element.scrollHeight : mark.offsetTop - NEAR
    } else if (atEnd.current) element.scrollTop = element.scrollHeight
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- each new event is the occasion
  }, [seq])
  useEffect(() => {
    const element = scroll.current
    if (element === null) return
    const note = (): void => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR
    }
    // The composer that opens below takes room: the end stays in sight.
    const watcher = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight
    })
    element.addEventListener('scroll', note, { passive: true })
    watcher.observe(element)
    return () => {
      element.removeEventListener('scroll', note)
      watcher.disconnect()
    }
  }, [])
  return scroll
}
