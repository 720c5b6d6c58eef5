import { equal, ok } from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { done, emailOf, password, story, type StoryHouse } from './house.ts'
import { act, aClassification, aDefaultContract, aFile, aRequest, textOf } from './house/steps.ts'
import { evilFileName, evilLine, evilText } from './hostile/payloads.ts'
import { watch, type Watch } from './hostile/watch.ts'

/** Every name that somebody can give to a thing or a person is markup now. */
async function evilNames(house: StoryHouse): Promise<void> {
  const { administrator, ids, customers, lines, productId, moduleId } = house
  const change = (path: string, body: object) => done(administrator, 'PATCH', path, body)
  await change(`/people/${ids.anna}`, { name: evilLine(0), position: evilLine(1) })
  await change(`/staff/${ids.specialist}`, { name: evilLine(2), position: evilLine(3) })
  await change(`/customers/${customers.zarya}`, { name: evilLine(3), shortName: evilLine(4), note: evilText })
  await change(`/lines/${lines.first}`, { name: evilLine(5) })
  await change(`/products/${productId}`, { name: evilLine(6) })
  await change(`/modules/${moduleId}`, { name: evilLine(7) })
  await done(administrator, 'POST', `/customers/${customers.zarya}/contracts`, {
    kind: 'service',
    number: evilLine(8),
    startsOn: '2026-01-15',
    endsOn: null,
    services: ['support'],
    place: 'remote',
    priceNote: evilLine(9),
    specification: evilText,
  })
}

/** A request in which every text that anybody can write is hostile; it ends with a resolution to verify. */
async function evilRequest(house: StoryHouse): Promise<number> {
  const { productId, moduleId, server } = house
  const anna = await house.as('anna')
  const number = await aRequest(anna, {
    subject: evilLine(0),
    description: evilText,
    productId,
    moduleId,
    fileIds: [await aFile(server.url, anna, evilFileName, '<svg onload="window.evil=1">')],
  })
  const specialist = await house.as('specialist')
  await act(specialist, number, 'acceptance')
  await act(specialist, number, 'classifications', aClassification({ productId, moduleId, complexity: 'non_standard' }))
  await act(specialist, number, 'planned-dates', { date: '2026-11-30', reason: evilText })
  await act(anna, number, 'planned-date/counter-proposals', { date: '2026-11-27', reason: evilText })
  await act(specialist, number, 'notes', { text: evilText })
  await act(specialist, number, 'messages', { text: evilText })
  await act(specialist, number, 'questions', { text: evilText })
  await act(anna, number, 'messages', { text: evilText })
  const fileIds = [await aFile(server.url, specialist, evilFileName)]
  const title = evilLine(1)
  await act(specialist, number, 'deliveries', { kind: 'software', title, instructions: evilText, fileIds })
  const { deliveries } = await done(anna, 'GET', `/tickets/${number}`)
  const [delivery] = deliveries as readonly { readonly id: string }[]
  await act(anna, number, `deliveries/${delivery?.id}/rejection`, { reason: evilText })
  await act(specialist, number, 'resolutions', { text: evilText })
  await act(anna, number, 'resolution/return', { reason: evilText })
  await act(specialist, number, 'resolutions', { text: evilText })
  return number
}

interface Visit {
  readonly page: Page
  readonly guard: Watch
}

/** Opens an address, waits until the hostile words stand there to be read, and looks what they did. */
async function visit({ page, guard }: Visit, path: string): Promise<void> {
  await page.goto(path)
  await page.getByText('data-evil').first().waitFor()
  // Time for whatever would load or run by itself.
  await page.waitForTimeout(300)
  await guard.check(path)
}

story(
  'C1 C4 C5 C7 markup in every text and name is read as text by the customer: nothing runs, loads, covers or leads away',
  {},
  async (house) => {
    await evilNames(house)
    const number = await evilRequest(house)
    const page = await house.signIn('chief')
    const guard = await watch(page, house.server.url)
    const visiting = { page, guard }
    for (const path of ['/', '/tickets?view=all', `/tickets?view=all&q=${number}`, '/organisation'])
      await visit(visiting, path)
    await visit(visiting, `/tickets/${number}`)
    const told = await textOf(page.getByRole('main'))
    for (const line of evilText.split('\n')) ok(told.includes(line.replaceAll(/\s+/g, ' ')), `to be read: ${line}`)
    await page.getByRole('radio', { name: /Нет, вернуть на доработку/ }).check()
    await page.getByLabel('Что не так').fill(evilText)
    await guard.check('the return, half written')
    await page.reload()
    await page.getByText('data-evil').first().waitFor()
    await guard.check('the draft, restored')
    await page.getByRole('button', { name: 'почему?' }).first().click()
    await guard.check('the derivation')
    await page.goto('/tickets/new')
    await page.getByLabel('Коротко, одной строкой').fill(evilLine(0))
    await page.getByLabel('Подробно', { exact: true }).fill(evilText)
    await guard.check('a new request, half written')
  },
)

story(
  'C1 C4 C5 C7 markup in every text and name is read as text by the staff: nothing runs, loads, covers or leads away',
  {},
  async (house) => {
    await evilNames(house)
    const number = await evilRequest(house)
    const page = await house.signIn('administrator')
    const guard = await watch(page, house.server.url)
    const visiting = { page, guard }
    const { customers } = house
    const places = [
      '/desk/open',
      '/desk/customers',
      `/desk/customers/${customers.zarya}`,
      '/desk/staff',
      '/desk/products',
    ]
    for (const path of places) await visit(visiting, path)
    for (const path of ['/desk/wall', '/desk/audit', '/desk/outbox', `/desk/search?q=${number}`])
      await visit(visiting, path)

    await visit(visiting, `/desk/tickets/${number}?view=open`)
    const told = await textOf(page.getByRole('article', { name: `Обращение № ${number}` }))
    for (const line of evilText.split('\n')) ok(told.includes(line.replaceAll(/\s+/g, ' ')), `to be read: ${line}`)
    await page.keyboard.press('r')
    await page.getByRole('textbox', { name: 'Сообщение' }).fill(evilText)
    await guard.check('an answer, half written')
    await page.getByRole('button', { name: 'Внутренняя заметка' }).click()
    await page.getByRole('textbox', { name: 'Внутренняя заметка' }).fill(evilText)
    await guard.check('a note, half written')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Что сделать?' }).fill(evilLine(0))
    await guard.check('the palette')

    await page.goto('/desk/phone')
    await page.getByRole('combobox', { name: 'Кто звонит' }).fill(emailOf('anna'))
    const caller = page.getByRole('option').filter({ hasText: 'onerror' }).first()
    await caller.waitFor()
    await guard.check('callers found')
    await caller.click()
    await page.getByText('data-evil').first().waitFor()
    await guard.check('a caller chosen')
    await readLetters(house, visiting)
  },
)

/** Each kind of letter about the request, as text and as its recipient sees it. */
async function readLetters(house: StoryHouse, { page, guard }: Visit): Promise<void> {
  const { items } = await done(house.administrator, 'GET', '/outbox')
  const letters = items as readonly { readonly id: string; readonly template: string; readonly ticket: number | null }[]
  const kinds = new Map(letters.flatMap(({ id, template, ticket }) => (ticket === null ? [] : [[template, id]])))
  ok(kinds.size >= 8, `letters: ${[...kinds.keys()].join(', ')}`)
  for (const [template, id] of kinds) {
    await page.goto(`/desk/outbox?letter=${id}`)
    const dialog = page.getByRole('dialog')
    await dialog.getByText('data-evil').first().waitFor()
    await guard.check(`${template} as text`)
    await dialog.getByRole('radio', { name: 'Как увидит получатель' }).check()
    await dialog.locator('iframe').waitFor()
    await page.frameLocator('iframe').getByText('data-evil').first().waitFor()
    await page.waitForTimeout(200)
    await guard.check(`${template} as its recipient sees it`)
  }
}

story(
  'B5 whoever gets a forwarded letter sees the sign-in and nothing else, and with an account of another customer nothing',
  {},
  async (house) => {
    await aDefaultContract(house, 'zarya', '2026-01-15')
    const number = await aRequest(await house.as('anna'), { subject: 'Тайна котельной' })
    await act(await house.as('specialist'), number, 'questions', { text: 'Какая версия?' })
    const letter = await house.post.wait(emailOf('anna'), 'Какая версия?')
    const link = new URL(/https?:\/\/\S+\/tickets\/\d+/.exec(letter.text)?.[0] ?? '')
    equal(link.pathname, `/tickets/${number}`)

    const outsider = await house.open(link.pathname)
    await outsider.getByRole('heading', { name: 'Вход' }).waitFor()
    equal((await textOf(outsider.locator('body'))).includes('Тайна'), false)
    equal((await outsider.context().cookies()).length, 0)
    await house.as('stranger')
    await outsider.getByLabel('Электронная почта').fill(emailOf('stranger'))
    await outsider.getByLabel('Пароль', { exact: true }).fill(password)
    await outsider.getByRole('button', { name: 'Войти' }).click()
    await outsider.getByText('Здесь ничего нет, или у вас нет доступа').waitFor()
    equal((await textOf(outsider.locator('body'))).includes('Тайна'), false)

    await act(await house.as('anna'), number, 'messages', { text: '5.2.1' })
    const later = await house.open(link.pathname)
    await later.getByRole('heading', { name: 'Вход' }).waitFor()
    equal((await later.context().cookies()).length, 0)
  },
)

story('C9 after signing in one stays at home, whatever the address asks for', {}, async (house) => {
  await house.as('anna')
  const { url } = house.server
  const asked = [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:window.evil=1',
    'data:text/html,x',
  ]
  for (const [index, place] of asked.entries()) {
    const query = ['next', 'returnTo', 'redirect'].map((name) => `${name}=${encodeURIComponent(place)}`).join('&')
    const page = await house.open(`/sign-in?${query}#${encodeURIComponent(place)}`)
    const guard = await watch(page, url)
    await page.reload()
    await page.getByLabel('Электронная почта').fill(emailOf('anna'))
    await page.getByLabel('Пароль', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Войти' }).click()
    await page.getByRole('heading', { name: 'Открытых обращений нет' }).waitFor()
    equal(new URL(page.url()).origin, url, `${index}: ${place}`)
    await guard.check(place)
    await page.context().close()
  }
})
