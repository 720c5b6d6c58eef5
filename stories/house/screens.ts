import { mkdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'

export const root = dirname(dirname(import.meta.dirname))
const cache = join(root, '.cache', 'stories')
/** Where pictures of failed stories go. */
export const pictures = cache
const lock = join(cache, 'building')

/** Longer than any build: a lock that old was left by somebody who was killed. */
const ABANDONED = 120_000

let ready: Promise<string> | undefined

/** The built screens; builds them first when their sources have changed. Files of stories run side by side: one builds, the others wait. */
export const screens = (): Promise<string> => (ready ??= build())

async function build(): Promise<string> {
  await mkdir(cache, { recursive: true })
  await take()
  try {
    // Plain JavaScript that also runs before anything is installed, hence without types.
    const ready = (await import(pathToFileURL(join(root, 'tools', 'ready.mjs')).href)) as { buildWeb: () => void }
    ready.buildWeb()
  } finally {
    await rm(lock, { recursive: true, force: true })
  }
  return join(root, 'dist', 'web')
}

async function take(): Promise<void> {
  for (;;) {
    const taken = await mkdir(lock).then(
      () => true,
      () => false,
    )
    if (taken) return
    const made = await stat(lock).catch(() => null)
    if (made !== null && Date.now() - made.mtimeMs > ABANDONED) await rm(lock, { recursive: true, force: true })
    await pause(100)
  }
}
