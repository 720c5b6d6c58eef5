import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { startRounds, type Rounds } from '../server/clock/rounds.ts'
import { startTestServer, type TestClient, type TestServer } from '../server/testing.ts'
import { closeBrowser, theBrowser } from './house/browser.ts'
import { done, type Furniture, furnish } from './house/furnish.ts'
import { openPostOffice, type PostOffice } from './house/letters.ts'
import { emailOf, password, type Who } from './house/people.ts'
import { pictures, screens } from './house/screens.ts'

export { noSeriousViolations } from './house/axe.ts'
export { cast, customers, emailOf, password, type Who } from './house/people.ts'
export { done, module, product } from './house/furnish.ts'
export { until } from './house/until.ts'

/** The house in which a story happens: the real server, its screens, its clock and its post. */
export interface StoryHouse extends Furniture {
  readonly server: TestServer
  readonly post: PostOffice
  /** Moves the clock to an RFC 3339 instant and lets everything happen that is due then. */
  moveTo(instant: string): Promise<void>
  /** A browser of its own that is not signed in. */
  open(path?: string, look?: Look): Promise<Page>
  /** Signs somebody in through the sign-in screen, in a browser of his own. */
  signIn(who: Who, look?: Look): Promise<Page>
  /** The same person without a browser, for what is not the story's matter. */
  as(who: Who): Promise<TestClient>
}

export type Look = Pick<BrowserContextOptions, 'viewport' | 'colorScheme' | 'locale' | 'timezoneId'>

export interface StoryOptions {
  /** RFC 3339; by default Friday, 20 November 2026, 16:30 in Moscow: half an hour before the service closes. */
  readonly now?: string
  /** `empty`: a fresh installation without anybody. */
  readonly house?: 'furnished' | 'empty'
  /** Another post office than one that only takes what is sent: real mail servers (house/real-post.ts). */
  readonly post?: () => Promise<PostOffice>
}

const FRIDAY = '2026-11-20T16:30:00+03:00'
const PATIENCE = 15_000

/** One story in a house of its own. When it fails, every open page is pictured in .cache/stories. */
export function story(title: string, options: StoryOptions, tell: (house: StoryHouse) => Promise<void>): void {
  test(title, async (context) => {
    const closing: (() => Promise<void>)[] = []
    const pages: Page[] = []
    const faults: string[] = []
    try {
      const house = await openHouse({ options, pages, faults, closing })
      await tell(house)
      if (faults.length > 0) throw new Error(`a page broke:\n${faults.join('\n')}`)
    } catch (error) {
      await picture(title, pages)
      for (const fault of faults) context.diagnostic(fault)
      throw error
    } finally {
      for (const page of pages) await page.context().close()
      for (const close of closing.toReversed()) await close()
    }
  })
}

after(closeBrowser)

interface Opening {
  readonly options: StoryOptions
  /** What is opened meanwhile is put there at once, so that a failure halfway leaves nothing open. */
  readonly pages: Page[]
  readonly faults: string[]
  readonly closing: (() => Promise<void>)[]
}

async function openHouse({ options, pages, faults, closing }: Opening): Promise<StoryHouse> {
  const post = await (options.post ?? openPostOffice)()
  closing.push(post.close)
  let rounds: Rounds | undefined
  const server = await startTestServer({
    now: options.now ?? FRIDAY,
    webFolder: await screens(),
    workers: [...post.workers, ({ house, log }) => (rounds = startRounds({ house, log }))],
  })
  closing.push(server.stop)
  const furniture = options.house === 'empty' ? nothing(server) : await furnish(server)
  const browser = await theBrowser()
  const joined = new Set<Who>(['administrator'])

  const open = async (path = '/', look: Look = {}): Promise<Page> => {
    const context = await browser.newContext({
      baseURL: server.url,
      locale: 'ru-RU',
      timezoneId: 'Europe/Moscow',
      viewport: { width: 1440, height: 900 },
      ...look,
    })
    context.setDefaultTimeout(PATIENCE)
    const page = await context.newPage()
    page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.stack ?? error.message}`))
    page.on('console', (message) => {
      // That a reply was refused is no fault of the page; all else that the browser calls an error is.
      const refused = message.text().startsWith('Failed to load resource')
      if (message.type() === 'error' && !refused) faults.push(`${page.url()}: ${message.text()}`)
    })
    pages.push(page)
    await page.goto(path)
    return page
  }

  /** Somebody who was invited takes the invitation once. */
  const join = async (who: Who): Promise<void> => {
    if (joined.has(who)) return
    joined.add(who)
    const { link } = await done(furniture.administrator, 'POST', `/people/${furniture.ids[who]}/invitation`)
    const token = String(link).split('/').at(-1)
    await done(server.browser(), 'POST', `/invitations/${token}/acceptance`, { password })
  }

  return {
    ...furniture,
    server,
    post,
    open,
    moveTo: async (instant) => {
      server.clock.move(instant)
      await rounds?.runOnce()
      post.wake()
    },
    signIn: async (who, look = {}) => {
      await join(who)
      const page = await open('/', look)
      const english = look.locale?.startsWith('en') ?? false
      await page.getByLabel(english ? 'E-mail' : 'Электронная почта').fill(emailOf(who))
      await page.getByLabel(english ? 'Password' : 'Пароль', { exact: true }).fill(password)
      await page.getByRole('button', { name: english ? 'Sign in' : 'Войти' }).click()
      await page.getByRole('main').waitFor()
      await page.getByRole('navigation').first().waitFor()
      return page
    },
    as: async (who) => {
      await join(who)
      return server.signIn(emailOf(who))
    },
  }
}

/** Of an empty installation: nobody and nothing. */
const nothing = (server: TestServer): Furniture => ({
  administrator: server.anyone,
  ids: {} as Furniture['ids'],
  customers: {} as Furniture['customers'],
  lines: {} as Furniture['lines'],
  productId: '',
  moduleId: '',
})

async function picture(title: string, pages: readonly Page[]): Promise<void> {
  await mkdir(pictures, { recursive: true })
  const name = title.replaceAll(/[^\p{L}\p{N}.]+/gu, '-').slice(0, 60)
  for (const [index, page] of pages.entries()) {
    if (page.isClosed()) continue
    await page
      .screenshot({ path: join(pictures, `${name}-${index + 1}.png`), fullPage: true, timeout: 5000 })
      .catch(() => undefined)
  }
}
