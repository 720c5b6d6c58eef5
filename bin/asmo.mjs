#!/usr/bin/env node
// `npx asmo …` in the checkout. Plain JavaScript: it also runs on a Node that cannot run the program, finds one that can
// (or installs it with the other packages), and hands over.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { buildWeb, ensurePackages, root, runProgram } from '../tools/ready.mjs'

const words = process.argv.slice(2)
// Looking whether packages are stale takes time: `worktime` only needs them to be there.
if (words[0] !== 'worktime' || !existsSync(join(root, 'node_modules', 'zod'))) ensurePackages()
if (words[0] === 'start') buildWeb()
runProgram(words)
