import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Browser, chromium, type Page } from 'playwright-core'
import { letterPage } from '../../server/letters/page.ts'
import { sanitiseLetterHtml, withPictures } from './sanitise.ts'
import { brightness, copyPage, faultsOfPage, pictureWidth } from './testing/in-page.ts'
import { activePayloads, remotePayloads, stylePayloads } from './testing/payloads.ts'

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run']
const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync']
const dot = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
const every = [...activePayloads, ...stylePayloads, ...remotePayloads]

let browser: Browser

before(async () => {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
  browser = await chromium.launch({ executablePath, chromiumSandbox: false, args: [...flags, ...quiet] })
})
after(() => browser.close())

test('C1, C7 the letters of this test do act in Chromium where nobody stops them', async () => {
  let acted = 0
  const some = every.filter((_, index) => index % 12 === 0)
  for (const payload of some) {
    const { page, happened } = await openPage()
    await page.setContent(payload, { timeout: 2000, waitUntil: 'commit' }).catch(() => undefined) // it may lead away
    await page.waitForTimeout(50)
    acted += Number(happened.length > 0)
    await page.context().close()
  }
  assert.ok(acted >= 4, `${acted} of ${some.length}`)
})

test('C1, C5, C7 made safe, none runs, asks a server or leaves its place in Chromium without any policy', async () => {
  const { page, happened } = await openPage()
  for (const payload of every) {
    await page.setContent(withPictures(sanitiseLetterHtml(payload).html, () => null))
    assert.deepEqual(await page.evaluate(faultsOfPage), [], payload)
    await page.evaluate(copyPage)
    assert.deepEqual(await page.evaluate(faultsOfPage), [], payload)
  }
  await page.waitForTimeout(300)
  assert.deepEqual(happened, [])
  await page.context().close()
})

test('C1, C7 the page of a letter is a second wall: what slipped through would neither run nor ask', async () => {
  const { page, happened } = await openPage()
  const worst =
    '<script>alert(1)</script><img src=https://evil.example/x.png onerror=alert(1)><link rel=stylesheet href=//evil.example/x.css>'
  const title = '"></title><script>alert(1)</script>'
  const document = letterPage(worst, { language: 'ru', title }).replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  await page.setContent(`<iframe sandbox="allow-popups" width=600 height=400 srcdoc="${document}"></iframe>`)
  await page.waitForTimeout(300)
  assert.deepEqual(happened, [])
  assert.equal(await page.frames()[1]?.title(), title)
  await page.context().close()
})

test('the page of a letter shows its pictures and keeps them within its width', async () => {
  const { page } = await openPage()
  const picture = '/api/v1/files/01939e5a-7b1c-7a10-8000-0123456789ab'
  const { html } = sanitiseLetterHtml('<p>Схема: <img src="cid:a@b" width=4000 height=10 alt="Схема"></p>')
  const shown = withPictures(html, (cid) => (cid === 'a@b' ? picture : null))
  await page.setViewportSize({ width: 500, height: 300 })
  const body = letterPage(shown, { language: 'ru', title: 'Письмо' })
  await page.route('https://desk.example/letter', (route) => route.fulfill({ contentType: 'text/html', body }))
  await page.route(`https://desk.example${picture}?inline=1`, (route) =>
    route.fulfill({ contentType: 'image/gif', body: dot }),
  )
  await page.goto('https://desk.example/letter')
  const width = Number(await page.evaluate(pictureWidth))
  assert.ok(width > 400 && width <= 500, `${width} px`)
  await page.context().close()
})

test('a letter without colours follows the dark theme, one with colours stays as it was written', async () => {
  const { page } = await openPage({ dark: true })
  const lightness = async (html: string) => {
    await page.setContent(letterPage(sanitiseLetterHtml(html).html, { language: 'ru', title: 'Письмо' }))
    return page.evaluate(brightness)
  }
  assert.deepEqual(await lightness('<p style="color:black">Добрый день!</p>'), [255, 0])
  const dark = await lightness('<p>Добрый день!</p>')
  assert.deepEqual(dark, [18, 255])
  assert.deepEqual(await lightness('<p style="color:windowtext">Добрый день!</p>'), dark)
  assert.deepEqual(await lightness('<p>Пишут: color="red" ;color:red</p>'), dark)
  await page.context().close()
})

/** Answers nothing to any request, and writes down what the letter tries. */
async function openPage({ dark = false } = {}): Promise<{ page: Page; happened: string[] }> {
  const happened: string[] = []
  const context = await browser.newContext({ colorScheme: dark ? 'dark' : 'light' })
  const page = await context.newPage()
  page.on('dialog', (dialog) => {
    happened.push(`dialog ${dialog.message()}`)
    dialog.dismiss().catch(() => undefined) // its page may be gone
  })
  page.on('popup', (popup) => happened.push(`popup ${popup.url()}`))
  await page.route('**', (route) => {
    happened.push(`request ${route.request().url()}`)
    return route.abort()
  })
  return { page, happened }
}
