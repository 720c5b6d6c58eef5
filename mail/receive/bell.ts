/** Wakes one who waits. A ring while nobody waits is heard at the next wait. */
export interface Bell {
  ring(): void
  /** Rings for good. */
  end(): void
  ended(): boolean
  /** Until it rings, or so many milliseconds have passed. */
  wait(ms: number): Promise<void>
}

export function openBell(): Bell {
  let rung = false
  let over = false
  let wake: (() => void) | null = null
  const ring = (): void => {
    rung = true
    wake?.()
  }
  return {
    ring,
    end: () => {
      over = true
      ring()
    },
    ended: () => over,
    wait: async (ms) => {
      if (!rung && !over) {
        const { promise, resolve } = Promise.withResolvers<void>()
        const timer = setTimeout(resolve, ms)
        wake = resolve
        await promise
        clearTimeout(timer)
        wake = null
      }
      rung = false
    },
  }
}
