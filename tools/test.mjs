// `npm test`: installs what the tests need, then checks, builds and runs every test, the browser's stories included.
// Plain JavaScript: it runs on the machine's own Node before anything is installed.
//
//     npm test                 everything
//     npm test -- core db      only tests whose path begins so (no checks, no build)
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { buildWeb, ensurePackages, nodePath, root } from './ready.mjs'

const wanted = process.argv.slice(2)
ensurePackages()
const chromium = ensureChromium()
if (wanted.length === 0 || wanted.some((path) => /^(mail|stories)/.test(path))) ensureMailServers()
const environment = { ...process.env, CHROMIUM: chromium, PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}` }

if (wanted.length === 0) {
  run('node', ['tools/check.mjs'])
}
buildWeb()
const rooms = wanted.length === 0 ? ['core', 'lang', 'db', 'server', 'mail', 'web', 'bin', 'tools', 'stories'] : wanted
const files = rooms.flatMap(testsBelow).sort()
if (files.length === 0) fail(`no test below ${rooms.join(', ')}`)
run(nodePath(), ['--test', '--test-concurrency=2', '--test-timeout=300000', '--enable-source-maps', ...files])

function testsBelow(place) {
  const path = join(root, place)
  if (place.endsWith('.test.ts') || place.endsWith('.story.ts')) return [place]
  if (!existsSync(path)) return []
  return readdirSync(path, { recursive: true })
    .filter((name) => /\.(test|story)\.ts$/.test(name))
    .map((name) => join(place, name))
}

function run(command, args) {
  const { status, signal } = spawnSync(command, args, { stdio: 'inherit', cwd: root, env: environment })
  if (status !== 0) process.exit(status ?? (signal ? 1 : 1))
}

/** The stories need a Chromium: one named by CHROMIUM, one on the PATH, or the distribution's package where we may install it. */
function ensureChromium() {
  const found = findChromium()
  if (found) return found
  if (process.platform === 'linux' && process.getuid?.() === 0 && has('apt-get')) {
    console.log('Installing Chromium from the distribution’s packages …')
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' })
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  }
  return findChromium() ?? fail('The tests need Chromium and found none. Install it (Debian: apt-get install chromium) or set CHROMIUM to its path.')
}

function findChromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
  if (process.env.CHROMIUM) return process.env.CHROMIUM
  const folders = (process.env.PATH ?? '').split(':')
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path))
}

/**
 * Letters are proven with a real Postfix and a real Dovecot, which the tests start themselves on loopback ports; those of the
 * distribution are installed where we may, and not started.
 */
function ensureMailServers() {
  if (missingMail().length === 0) return
  if (process.platform === 'linux' && process.getuid?.() === 0 && has('apt-get')) {
    console.log(`Installing ${missingMail().join(', ')} from the distribution’s packages …`)
    const quiet = '/usr/sbin/policy-rc.d'
    const ours = !existsSync(quiet)
    if (ours) writeFileSync(quiet, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' })
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missingMail()], { stdio: 'inherit', env: environment })
    if (ours) rmSync(quiet)
  }
  const missing = missingMail()
  if (missing.length > 0) fail(`The tests of mail need ${missing.join(', ')}. Install them (Debian: apt-get install ${missing.join(' ')}).`)
}

function missingMail() {
  const missing = []
  if (!anywhere('/usr/sbin/postfix') && !has('postfix')) missing.push('postfix')
  if (!anywhere('/usr/lib/dovecot/imap', '/usr/libexec/dovecot/imap')) missing.push('dovecot-imapd')
  if (!anywhere('/usr/lib/dovecot/lmtp', '/usr/libexec/dovecot/lmtp')) missing.push('dovecot-lmtpd')
  if (!has('openssl')) missing.push('openssl')
  return missing
}

function anywhere(...paths) {
  return paths.some((path) => existsSync(path))
}

function has(command) {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, command)))
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}
