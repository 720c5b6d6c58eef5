import { setTimeout as pause } from 'node:timers/promises'

/** Looks again and again until there is something; says what was missing when it never came. */
export async function until<T>(
  look: () => T | undefined | Promise<T | undefined>,
  missing: string | (() => string),
  patience = 10_000,
): Promise<T> {
  for (let waited = 0; waited < patience; waited += 25) {
    const found = await look()
    if (found !== undefined && found !== false) return found
    await pause(25)
  }
  throw new Error(typeof missing === 'string' ? missing : missing())
}
