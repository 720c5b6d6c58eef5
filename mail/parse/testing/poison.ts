import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'

// The reading thread with faults in it: a letter whose head says so hangs it, ends it, or fills its memory (E5). The
// listener stands before the real one, so the fault comes while the letter is being read.
parentPort?.on('message', ({ sha256 }: { readonly sha256: string }) => {
  const raw = readFileSync(join(String(workerData), sha256.slice(0, 2), sha256.slice(2, 4), sha256), 'latin1')
  const fault = /^X-Fault: (\w+)/m.exec(raw)?.[1]
  if (fault === 'hang') for (;;);
  if (fault === 'crash') throw new Error('a fault in the reader')
  if (fault === 'end') process.exit(3)
  if (fault === 'memory') {
    const heap: string[][] = []
    for (;;) heap.push(Array.from({ length: 100_000 }, (_, index) => `${index}`))
  }
})
await import('../worker.ts')
