// A process of its own that takes letters into files, for tests that kill it: prints its port on standard output.
//   node keeper.ts FOLDER
import { createHash } from 'node:crypto'
import { open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { systemNow } from '../../../server/clock/now.ts'
import { openIntake } from '../smtp.ts'

const folder = process.argv[2] ?? ''
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
let count = 0

const { port } = await openIntake({
  listen: 'lmtp://127.0.0.1:0',
  maxSize: 1_000_000,
  accepts: () => true,
  now: systemNow,
  log: quiet,
  store: async (raw) => {
    const passing = join(folder, `passing-${process.pid}-${(count += 1)}`)
    const file = await open(passing, 'w')
    const hash = createHash('sha256')
    for await (const chunk of raw) {
      hash.update(chunk)
      await file.write(chunk)
    }
    await file.sync()
    await file.close()
    await rename(passing, join(folder, hash.digest('hex')))
    return 'stored'
  },
})
console.log(port)
