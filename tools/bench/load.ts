/** What came out of one load. */
export interface Measured {
  readonly count: number
  readonly failed: number
  /** Milliseconds. */
  readonly median: number
  readonly p95: number
  readonly perSecond: number
}

/**
 * So many workers, each doing one thing after the other, for so long or until there is nothing more to do. `once` says whether it went well, or that nothing is left.
 */
export async function load(given: {
  readonly workers: number
  readonly seconds: number
  /** So long it only warms up; by default a fifth. */
  readonly warmUp?: number
  readonly once: (worker: number) => Promise<boolean | 'nothing left'>
}): Promise<Measured> {
  const { workers, seconds, warmUp = seconds / 5, once } = given
  const took: number[] = []
  let failed = 0
  const begin = performance.now()
  const warm = begin + warmUp * 1000
  const end = begin + seconds * 1000
  const work = async (worker: number): Promise<void> => {
    for (let at = performance.now(); at < end;) {
      const done = await once(worker)
      if (done === 'nothing left') return
      const after = performance.now()
      if (!done) failed++
      if (at >= warm) took.push(after - at)
      at = after
    }
  }
  await Promise.all(Array.from({ length: workers }, (_, worker) => work(worker)))
  const lasted = (performance.now() - warm) / 1000
  const sorted = took.toSorted((a, b) => a - b)
  const part = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
  return { count: took.length, failed, median: part(0.5), p95: part(0.95), perSecond: took.length / lasted }
}
