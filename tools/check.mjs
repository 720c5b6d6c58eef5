// `npm run check`: everything that a reader of the code relies on and no test runs: types, lint, rooms, generated docs.
import { spawnSync } from 'node:child_process'

const steps = [
  ['types', 'tsc', ['-b']],
  ['lint', 'oxlint', ['--deny-warnings']],
  ['rooms', 'node', ['tools/rooms.ts']],
  ['regulation index', 'node', ['tools/regulation-index.ts', '--check']],
]
let failed = 0
for (const [title, command, args] of steps) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${title}`)
  if (status !== 0) failed += 1
}
process.exit(failed === 0 ? 0 : 1)
