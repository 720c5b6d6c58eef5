import { equal } from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import type { TestClient } from '../../server/testing.ts'
import { done, type Furniture } from './furnish.ts'

/** A defect as the portal sends it. */
export const aDefect = {
  subject: 'Не печатается схема котельной',
  description: 'После обновления печать мнемосхемы обрывается на втором листе.',
  kind: 'defect',
  workImpossible: false,
  impact: 'department',
  urgency: 'hampers_work',
}

/** Registers a request without a screen, for stories that begin later; gives its number. */
export async function aRequest(client: TestClient, fields: object = {}): Promise<number> {
  return Number((await done(client, 'POST', '/tickets', { ...aDefect, ...fields }))['number'])
}

/** Does something to a request without a screen: `act(client, 7, 'notes', { text })`. */
export const act = (client: TestClient, number: number, path: string, body: object = {}) =>
  done(client, 'POST', `/tickets/${number}/${path}`, body)

/** What a specialist makes of a request: a standard defect, unless said otherwise. */
export const aClassification = (fields: object = {}) => ({
  kind: 'defect',
  complexity: 'standard',
  critical: 'no',
  service: 'support',
  productId: null,
  moduleId: null,
  ...fields,
})

/** A small file of somebody's, stored; gives its id. */
export async function aFile(url: string, client: TestClient, name = 'обновление.zip', text = 'PK'): Promise<string> {
  const reply = await fetch(`${url}/api/v1/files`, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(name),
      'x-asmo': '1',
      'idempotency-key': crypto.randomUUID(),
      cookie: client.cookie() ?? '',
    },
    body: text,
  })
  equal(reply.status, 201)
  return ((await reply.json()) as { id: string }).id
}

/** What a new request of the portal is filled with. */
export interface Asked {
  readonly subject: string
  readonly description: string
  readonly kind: RegExp
  readonly impossible?: RegExp
  readonly impact?: string
  readonly urgency?: RegExp
}

/** Fills the form of the portal as a customer would, up to the button. */
export async function fillNewRequest(page: Page, asked: Asked): Promise<void> {
  await page.getByRole('banner').getByRole('link', { name: 'Создать обращение' }).click()
  await page.getByRole('heading', { name: 'Новое обращение' }).waitFor()
  await page.getByLabel('Коротко, одной строкой').fill(asked.subject)
  await page.getByLabel('Подробно', { exact: true }).fill(asked.description)
  await page.getByRole('radio', { name: asked.kind }).check()
  if (asked.impossible !== undefined) await page.getByRole('radio', { name: asked.impossible }).check()
  await page.getByRole('radio', { name: asked.impact ?? 'Подразделению' }).check()
  await page.getByRole('radio', { name: asked.urgency ?? /Мешает работать/ }).check()
}

/** Sends the form; gives the number that registration answered. */
export async function sendNewRequest(page: Page): Promise<number> {
  await page.getByRole('button', { name: 'Зарегистрировать обращение' }).click()
  const heading = page.getByRole('heading', { name: /^Обращение № \d+ зарегистрировано$/ })
  await heading.waitFor()
  return Number(/\d+/.exec(await heading.innerText())?.[0])
}

/** Opens the derivation beside an instant. */
export async function why(page: Page | Locator, nth = 0): Promise<Locator> {
  await page.getByRole('button', { name: 'почему?' }).nth(nth).click()
  const panel = (('page' in page ? page.page() : page) as Page).getByRole('dialog', { name: 'Почему этот срок' })
  await panel.waitFor()
  return panel
}

/** Text as a reader sees it: one space between words, whatever kind it is. */
export const textOf = async (place: Locator): Promise<string> =>
  (await place.innerText()).replaceAll(/\s+/g, ' ').trim()

/** A default contract with a customer: one year from the day (R2.5). */
export const aDefaultContract = ({ administrator, customers }: Furniture, who: 'zarya' | 'beta', startsOn: string) =>
  done(administrator, 'POST', `/customers/${customers[who]}/contracts/default`, {
    number: who === 'zarya' ? 'Л-17/2026' : 'Л-18/2026',
    startsOn,
  })
