import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { talkTo } from './testing/talk.ts'

const folder = mkdtempSync(join(tmpdir(), 'asmo-keeper-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const rounds = 20

test(`I10 killed ${rounds} times while letters come, it has every letter that it said 250 for`, async () => {
  const promised = new Set<string>()
  let unsaid = 0
  for (let round = 0; round < rounds; round += 1) {
    const keeper = spawn(process.execPath, [fileURLToPath(new URL('testing/keeper.ts', import.meta.url)), folder])
    const port = await portOf(keeper)
    const senders = [0, 1, 2, 3].map((sender) => sendUntilDead(port, { name: `${round}-${sender}`, promised }))
    await new Promise((resolve) => setTimeout(resolve, 20 + round * 7))
    keeper.kill('SIGKILL')
    const results = await Promise.all(senders)
    unsaid += results.filter((result) => result === 'cut').length
    const kept = new Set(readdirSync(folder))
    for (const digest of promised) assert.ok(kept.has(digest), `letter ${digest} was promised and is not there`)
  }
  assert.ok(promised.size > rounds, `only ${promised.size} letters came through: the test proves nothing`)
  assert.equal(unsaid, rounds * 4, 'each sender was cut off by the kill')
})

async function portOf(keeper: ChildProcess): Promise<number> {
  assert.ok(keeper.stdout)
  const [line] = await once(keeper.stdout, 'data')
  return Number(String(line))
}

async function sendUntilDead(
  port: number,
  { name, promised }: { name: string; promised: Set<string> },
): Promise<'cut'> {
  const talk = await talkTo(port)
  await talk.say('LHLO mx.desk.example')
  for (let count = 0; ; count += 1) {
    const raw = `Subject: =?utf-8?B?0J3QtSDQvtGC0LrRgNGL0LLQsNC10YLRgdGP?= ${name}-${count}\r\n\r\n${'Журнал. '.repeat(count * 100)}\r\n`
    await talk.say('MAIL FROM:<oleg@vetluga.example>')
    await talk.say('RCPT TO:<support@desk.example>')
    if (!(await talk.say('DATA')).startsWith('354')) return 'cut'
    const said = await talk.letter(raw.slice(0, -2))
    if (!said.startsWith('250')) return 'cut'
    promised.add(createHash('sha256').update(raw).digest('hex'))
  }
}
