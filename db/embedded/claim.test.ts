import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { claimData } from './claim.ts'
import { EmbeddedFailure } from './failure.ts'

const folder = await mkdtemp(join(tmpdir(), 'asmo-claim-'))
after(() => rm(folder, { recursive: true }))

const inUse = (error: unknown): boolean => error instanceof EmbeddedFailure && error.code === 'data_in_use'

test('a claim left by a dead process of this machine is swept at once', async () => {
  const own = await claimData(folder)
  const [name = ''] = await readdir(folder)
  const [, pid, tick, ...place] = name.split('.')
  await own.release()
  // The number of a process is used again: it is its start that tells it from its forerunner.
  await writeFile(join(folder, ['claim', pid, `${Number(tick) - 1}`, ...place].join('.')), '')
  const next = await claimData(folder)
  assert.deepEqual(await readdir(folder), [name])
  await next.release()
  assert.deepEqual(await readdir(folder), [])
})

test('a claim of another container counts as long as its heart beats', async () => {
  const foreign = join(folder, 'claim.1.77.12345.another-boot')
  await writeFile(foreign, '')
  const beat = setInterval(() => void writeFile(foreign, '.'), 300)
  await assert.rejects(claimData(folder), inUse)
  clearInterval(beat)
  await utimes(foreign, 1000, 1000)
  const own = await claimData(folder)
  assert.equal((await readdir(folder)).length, 1)
  await own.release()
})
