import { equal, ok } from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { activePayloads, remotePayloads, stylePayloads } from '../mail/html/testing/payloads.ts'
import { emlOf, encoded, named, png } from '../mail/take/testing/parts.ts'
import { done, emailOf, story, type StoryHouse, until } from './house.ts'
import { openRealPost, type RealPost, supportAddress } from './house/real-post.ts'
import { act, aDefaultContract } from './house/steps.ts'
import { evilFileName, evilLine, evilText } from './hostile/payloads.ts'
import { watch, type Watch } from './hostile/watch.ts'

/** A story in which a known customer's mail program sends everything that was ever made to hurt. */
function hostileStory(title: string, tell: (house: StoryHouse, post: RealPost) => Promise<void>): void {
  let post: RealPost | undefined
  story(title, { post: async () => (post = await openRealPost([supportAddress])) }, async (house) => {
    if (post === undefined) throw new Error('no post office')
    await aDefaultContract(house, 'zarya', '2026-01-15')
    const domains = { domains: ['zavod-zarya.example'] }
    await done(house.administrator, 'PUT', `/customers/${house.customers.zarya}/domains`, domains)
    await tell(house, post)
  })
}

const PER_LETTER = 24

/** Many hostile pieces make a letter; each by itself is shown in mail/html/chromium.test.ts. */
const htmlLetters = [
  ...inGroups(activePayloads),
  ...inGroups(stylePayloads),
  ...inGroups(remotePayloads),
  evilText,
].map((html, nth) => `<p>Письмо ${nth + 1} начинается</p>\n${html}`)

function inGroups(payloads: readonly string[]): string[] {
  const groups = Array.from({ length: Math.ceil(payloads.length / PER_LETTER) }, (_, index) =>
    payloads.slice(index * PER_LETTER, (index + 1) * PER_LETTER),
  )
  return groups.map((group) => group.join('\n'))
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="window.evil=1"><script>window.evil=1</script></svg>'
const parts = [
  named('схема.svg', 'image/svg+xml', svg),
  named('страница.html', 'text/html', '<script>window.evil=1</script>'),
  named('снимок.png', 'image/png', svg),
  named('настоящий.png', 'image/png', png('настоящий')),
  named(evilFileName, 'application/octet-stream', svg),
  named('отчёт\u202Egnp.exe', 'application/octet-stream', 'MZ'),
]

interface Sent {
  /** Numbers of the requests, in the order of the letters. */
  readonly requests: readonly number[]
  /** Of the one with the files. */
  readonly withFiles: number
  /** The letter of somebody whom nobody knows. */
  readonly strangers: string
}

/** Sends them all, and waits until each has become what it becomes. */
async function sendAll(house: StoryHouse, post: RealPost): Promise<Sent> {
  const letter = (from: string, rest: Omit<Parameters<typeof emlOf>[0], 'from'>): Promise<void> =>
    post.send({ from: /<([^<>]*)>$/.exec(from)?.[1] ?? from, to: supportAddress }, emlOf({ from, ...rest }))
  const anna = `${encoded(evilLine(0))} <${emailOf('anna')}>`
  for (const [nth, html] of htmlLetters.entries()) {
    await letter(anna, { subject: encoded(`${nth + 1}: ${evilLine(nth)}`), html })
  }
  await letter(anna, { subject: encoded(`Файлы ${evilLine(3)}`), text: evilText, parts })
  await letter(`${encoded(evilLine(4))} <chernovik@zavod-zarya.example>`, {
    subject: encoded(evilLine(5)),
    html: evilText,
  })
  await letter(`${encoded(evilLine(6))} <nekto@elsewhere.example>`, {
    subject: encoded(evilLine(7)),
    html: evilText,
    parts,
  })
  const items = await until(async () => {
    const page = await done(house.administrator, 'GET', '/letters?of=all&limit=100')
    const letters = page['items'] as { id: string; state: string; ticket: number | null; subject: string | null }[]
    const taken = letters.filter(({ state }) => state !== 'stored')
    return taken.length === htmlLetters.length + 3 ? taken : undefined
  }, 'the letters were not taken')
  const numberOf = (begin: string): number => items.find(({ subject }) => subject?.startsWith(begin))?.ticket ?? 0
  const requests = htmlLetters.map((_, nth) => numberOf(`${nth + 1}: `))
  const strangers = items.find(({ state }) => state === 'asking')?.id ?? ''
  const withFiles = numberOf('Файлы')
  ok(requests.every((number) => number > 0) && withFiles > 0 && strangers !== '', JSON.stringify(items))
  return { requests, withFiles, strangers }
}

interface Visit {
  readonly page: Page
  readonly guard: Watch
}

/** A letter in its frame: its words are there, nothing of it acts, and what surrounds it can still be used. */
async function asItLooked({ page, guard }: Visit, words: string): Promise<void> {
  await page.getByRole('button', { name: 'Показать как в письме' }).first().click()
  const frame = page.frameLocator('iframe').first()
  await frame.getByText(words).first().waitFor()
  await page.waitForTimeout(200)
  await guard.check(`${page.url()}: ${words}`)
  const box = await page.locator('iframe').first().boundingBox()
  ok(box !== null && box.height > 20 && box.height <= 20_002, `as tall as ${box?.height}`)
  equal(
    await page.locator('iframe').first().getAttribute('sandbox'),
    'allow-same-origin allow-popups allow-popups-to-escape-sandbox',
  )
  // Fails where something lies above it.
  await page.getByRole('button', { name: 'Показать текст' }).first().click()
  await guard.check(`${page.url()}: as text`)
}

/** Files come to be saved, under the name that is read. */
async function filesAreSaved({ page, guard }: Visit): Promise<void> {
  for (const name of ['схема.svg', 'страница.html', 'снимок.png']) {
    const coming = page.waitForEvent('download')
    await page
      .getByRole('link', { name: new RegExp(name) })
      .first()
      .click()
    equal((await coming).suggestedFilename(), name)
    await guard.check(`saved ${name}`)
  }
  const bidi = await page.getByText(/отч.тgnp\.exe/).count()
  ok(bidi > 0, 'a name that turned around is read as it is')
}

hostileStory(
  'C1 C2 C3 C4 C5 C7 hostile letters shown to the staff run nothing, load nothing, cover nothing and lead nowhere',
  async (house, post) => {
    const { requests, withFiles, strangers } = await sendAll(house, post)
    const page = await house.signIn('administrator')
    const guard = await watch(page, house.server.url)
    const visiting = { page, guard }
    for (const [nth, number] of requests.entries()) {
      await page.goto(`/desk/tickets/${number}?view=open`)
      await asItLooked(visiting, `Письмо ${nth + 1} начинается`)
    }
    await page.goto(`/desk/tickets/${withFiles}?view=open`)
    await filesAreSaved(visiting)

    await page.goto('/desk/post?of=all')
    await page.getByText('data-evil').first().waitFor()
    await guard.check('the list of the post room')
    await page.goto(`/desk/post?of=all&letter=${strangers}`)
    await page.getByText('Отправителя мы не знаем', { exact: false }).waitFor()
    await guard.check('the letter of a stranger')
    await asItLooked(visiting, 'пиксель')
    const places = [
      `/desk/customers/${house.customers.zarya}`,
      '/desk/open',
      '/desk/wall',
      '/desk/audit',
      '/desk/outbox',
      `/desk/search?q=${withFiles}`,
    ]
    for (const path of places) {
      await page.goto(path)
      await page.getByRole('main').waitFor()
      await page.waitForTimeout(500)
      await guard.check(path)
    }
    await page.goto('/desk/post')
    await page.getByRole('button', { name: 'Показать' }).first().click()
    await page.getByRole('dialog', { name: 'Новые люди' }).getByText('data-evil').first().waitFor()
    await guard.check('people to be confirmed')
  },
)

hostileStory(
  'C1 C2 C3 C5 C7 hostile letters shown to the customer’s people run nothing, load nothing, cover nothing and lead nowhere',
  async (house, post) => {
    const { requests, withFiles } = await sendAll(house, post)
    const specialist = await house.as('specialist')
    await act(specialist, withFiles, 'acceptance')
    const page = await house.signIn('chief')
    const guard = await watch(page, house.server.url)
    const visiting = { page, guard }
    for (const [nth, number] of requests.entries()) {
      await page.goto(`/tickets/${number}`)
      await asItLooked(visiting, `Письмо ${nth + 1} начинается`)
    }
    await page.goto(`/tickets/${withFiles}`)
    await filesAreSaved(visiting)
    for (const path of ['/', '/tickets?view=all', '/organisation']) {
      await page.goto(path)
      await page.getByText('data-evil').first().waitFor()
      await guard.check(path)
    }
  },
)
