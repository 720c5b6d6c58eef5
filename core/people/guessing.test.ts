import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Instant } from '../time/instant.ts'
import { allowance, guessingWindow, waitBefore, type Attempts } from './guessing.ts'

const now = 1_000_000_000 as Instant
const none = { count: 0, lastAt: null }
const clean: Attempts = { pair: none, account: none, source: none, knownSource: false }
const failures = (count: number, ago = 0) => ({ count, lastAt: (now - ago) as Instant })

const cases: readonly (readonly [title: string, attempts: Attempts, wait: number])[] = [
  ['nothing yet', clean, 0],
  ['four failures of an account from one source', { ...clean, pair: failures(4) }, 0],
  ['the fifth', { ...clean, pair: failures(5) }, 5000],
  ['the fifth, two seconds ago', { ...clean, pair: failures(5, 2000) }, 3000],
  ['the fifth, five seconds ago', { ...clean, pair: failures(5, 5000) }, 0],
  ['the seventh', { ...clean, pair: failures(7) }, 20_000],
  ['the fiftieth waits no longer than the window', { ...clean, pair: failures(50) }, guessingWindow],
  ['an account under attack, from a new source', { ...clean, account: failures(allowance.account) }, 5000],
  ['an account under attack, from its own source', { ...clean, account: failures(500), knownSource: true }, 0],
  [
    'its own source is not free either',
    { ...clean, pair: failures(6), account: failures(500), knownSource: true },
    10_000,
  ],
  ['a source that tries many accounts', { ...clean, source: failures(allowance.source + 1) }, 10_000],
  ['the longest of all waits', { ...clean, pair: failures(5), source: failures(33) }, 40_000],
]

for (const [title, attempts, wait] of cases) {
  test(`G6 ${title}: ${wait / 1000} s`, () => {
    assert.equal(waitBefore(attempts, now), wait)
  })
}
