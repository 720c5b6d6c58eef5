// `npm start`: installs what is missing, builds what is stale, serves. Words after `--` go to the program: `npm start -- --demo`.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { buildWeb, ensurePackages, nodePath, root } from './ready.mjs'

ensurePackages()
buildWeb()
const child = spawn(nodePath(), [join(root, 'main.ts'), 'start', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 0)))
