import { useEffect, useState } from 'react'

const KEY = 'asmo.seen.'
const KEPT = 300

/**
 * Up to which event a reader had come when he was here last; undefined on his first visit. What is shown now counts as
 * seen from then on. Kept in this browser only, for the latest few hundred requests.
 */
export function useSeen({
  personId,
  number,
  seq,
}: {
  personId: string
  number: number
  seq: number
}): number | undefined {
  const [before] = useState(() => read(personId)[number])
  useEffect(() => {
    const all = Object.entries({ ...read(personId), [number]: seq })
    try {
      localStorage.setItem(KEY + personId, JSON.stringify(Object.fromEntries(all.slice(-KEPT))))
    } catch {
      // A full or forbidden store costs only the mark.
    }
  }, [personId, number, seq])
  return before
}

function read(personId: string): Record<number, number> {
  try {
    return JSON.parse(localStorage.getItem(KEY + personId) ?? '{}') as Record<number, number>
  } catch {
    return {}
  }
}
