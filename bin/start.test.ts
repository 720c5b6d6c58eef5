import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'

interface Run {
  readonly child: ChildProcess
  readonly said: () => string
  /** Until it has said this. */
  readonly says: (words: RegExp) => Promise<void>
  readonly exit: Promise<number | null>
}

const MAIN = join(import.meta.dirname, '..', 'main.ts')
let folder: string

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'asmo-start-'))
})
after(() => rm(folder, { recursive: true, force: true }))

function run(words: readonly string[], environment: Readonly<Record<string, string>>): Run {
  // Not the settings of whoever runs the tests.
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [MAIN, ...words], {
    env: { PATH, HOME, DATA_DIR: join(folder, 'data'), PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const exit = once(child, 'close').then(([code]) => (typeof code === 'number' ? code : null))
  const says = async (words: RegExp): Promise<void> => {
    for (const deadline = performance.now() + 30_000; !words.test(text);) {
      assert.ok(performance.now() < deadline && child.exitCode === null, `waited for ${words}, got: ${text}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  return { child, said: () => text, says, exit }
}

const addressIn = (text: string): string => /АСМО-поддержка: (\S+)/.exec(text)?.[1] ?? assert.fail(text)
const linkIn = (text: string): string | undefined => /\/welcome\/([\w-]{43})/.exec(text)?.[1]

describe('asmo start', () => {
  it('serves, refuses a second start on the same data, lets commands in beside it, and stops cleanly', async () => {
    const first = run(['start'], {})
    await first.says(/\/welcome\//)
    const address = addressIn(first.said())
    assert.equal(await (await fetch(`${address}/readyz`)).text(), 'ok')
    const invitation = await fetch(`${address}/api/v1/invitations/${linkIn(first.said())}`)
    assert.equal(invitation.status, 200)
    assert.equal(((await invitation.json()) as { purpose: string }).purpose, 'first_administrator')

    const second = run(['start'], {})
    assert.equal(await second.exit, 1)
    assert.match(second.said(), /На этих данных уже работает другой запуск/)

    const list = run(['verify'], {})
    assert.equal(await list.exit, 0)
    assert.match(list.said(), /0 mismatches/)

    first.child.kill('SIGINT')
    // The terminal's own signal and the one that a parent passes on come together: that is one wish, not haste.
    first.child.kill('SIGINT')
    assert.equal(await first.exit, 0)
  })

  it('prints another first link at the next start, and the older one has ended', async () => {
    const first = run(['start'], {})
    await first.says(/\/welcome\//)
    first.child.kill('SIGTERM')
    assert.equal(await first.exit, 0)
    const second = run(['start'], {})
    await second.says(/\/welcome\//)
    const [older, newer] = [linkIn(first.said()), linkIn(second.said())]
    assert.notEqual(older, newer)
    const address = addressIn(second.said())
    assert.equal((await fetch(`${address}/api/v1/invitations/${older}`)).status, 410)
    assert.equal((await fetch(`${address}/api/v1/invitations/${newer}`)).status, 200)
    second.child.kill('SIGTERM')
    assert.equal(await second.exit, 0)
  })

  it('a link that a command makes beside it leads to the running server; without one it is said what it begins with', async () => {
    const first = run(['start'], {})
    await first.says(/\/welcome\//)
    const address = addressIn(first.said())
    // The command's own settings name another port.
    const added = run(['user', 'add', 'owner@example.ru', 'Вера Белова', '--role', 'administrator'], { PORT: '1' })
    assert.equal(await added.exit, 0)
    assert.ok(added.said().startsWith(`${address}/welcome/`), added.said())
    assert.equal((await fetch(`${address}/api/v1/invitations/${linkIn(added.said())}`)).status, 200)
    first.child.kill('SIGTERM')
    assert.equal(await first.exit, 0)

    const later = run(['user', 'password-link', 'owner@example.ru'], { BASE_URL: 'https://support.example.ru' })
    assert.equal(await later.exit, 0)
    assert.match(later.said(), /^https:\/\/support\.example\.ru\/welcome\//m)
    assert.match(later.said(), /Ссылка начинается с https:\/\/support\.example\.ru/)
  })

  it('names a port that is taken, and leaves the data free', async () => {
    const other = createServer()
    other.listen(0, '127.0.0.1')
    await once(other, 'listening')
    const taken = other.address()
    assert.ok(taken !== null && typeof taken === 'object')
    const refused = run(['start'], { PORT: String(taken.port) })
    assert.equal(await refused.exit, 1)
    assert.match(refused.said(), new RegExp(`Порт ${taken.port} уже занят`))
    other.close()
    const verified = run(['verify'], {})
    assert.equal(await verified.exit, 0)
  })

  it('stops at a bad setting, an unknown word and a database that is not there, saying which', async () => {
    const runs: readonly (readonly [readonly string[], Record<string, string>, number, RegExp])[] = [
      [['start'], { LOG_LEVEL: 'loud' }, 2, /LOG_LEVEL/],
      [['start', '--dmeo'], {}, 2, /--dmeo/],
      [['strat'], {}, 2, /strat/],
      [['start'], { DATABASE_URL: 'postgres://a:канарейка@127.0.0.1:1/x' }, 1, /DATABASE_URL/],
    ]
    for (const [words, environment, code, said] of runs) {
      const { exit, said: text } = run(words, environment)
      assert.equal(await exit, code)
      assert.match(text(), said)
      assert.doesNotMatch(text(), /канарейка/)
    }
  })
})
