#!/usr/bin/env node
// `npx asmo …` in the checkout. Plain JavaScript: it also runs on a Node that cannot run the program, finds one that can
// (or installs it with the other packages), and hands over.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { buildWeb, ensurePackages, root, runProgram } from '../tools/ready.mjs'

const words = process.argv.slice(2)
// Looking whether packages are stale takes time: commands without a server only need theirs to be there.
const quick = { worktime: ['zod'], mail: ['zod', 'iconv-lite', 'nodemailer', 'htmlparser2', 'sanitize-html'] }
const needed = quick[words[0]] ?? []
if (needed.length === 0 || !needed.every((name) => existsSync(join(root, 'node_modules', name)))) ensurePackages()
if (words[0] === 'start') buildWeb()
// The program runs in the checkout; files are named from where the person stands.
const files = words[0] === 'mail' ? words.slice(2).map((file) => (file === '-' ? file : resolve(file))) : words.slice(2)
runProgram([...words.slice(0, 2), ...files])
