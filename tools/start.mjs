// `npm start`: installs what is missing, builds what is stale, serves. Words after `--` go to the program: `npm start -- --demo`.
import process from 'node:process'
import { buildWeb, ensurePackages, runProgram } from './ready.mjs'

ensurePackages()
buildWeb()
runProgram(['start', ...process.argv.slice(2)])
