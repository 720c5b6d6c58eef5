import { equal } from 'node:assert/strict'
import { cast, noSeriousViolations, story } from './house.ts'
import { act, aDefaultContract, aRequest, fillNewRequest, sendNewRequest } from './house/steps.ts'

const PHONE = { viewport: { width: 390, height: 844 } }

story(
  'R5.2 what was typed survives a reload and a lost connection, and is gone when it was sent',
  {},
  async (house) => {
    await aDefaultContract(house, 'zarya', '2026-01-15')
    const anna = await house.signIn('anna')
    await fillNewRequest(anna, {
      subject: 'Не открывается архив трендов',
      description: 'Показывает пустое окно.',
      kind: /Работает с ошибкой/,
    })
    await anna.reload()
    await anna.getByText('Черновик восстановлен').waitFor()
    equal(await anna.getByLabel('Подробно', { exact: true }).inputValue(), 'Показывает пустое окно.')
    await anna.context().setOffline(true)
    await anna.getByText(/Нет связи с сервером\. Набранный текст сохраняется/).waitFor()
    await anna.getByRole('button', { name: 'Зарегистрировать обращение' }).click()
    equal(await anna.getByLabel('Коротко, одной строкой').inputValue(), 'Не открывается архив трендов')
    await noSeriousViolations(anna)
    await anna.context().setOffline(false)
    await anna.getByText(/Нет связи с сервером\. Набранный текст сохраняется/).waitFor({ state: 'hidden' })
    // What was sent without a connection goes by itself when it is back, and once.
    await anna.getByRole('heading', { name: /^Обращение № \d+ зарегистрировано$/ }).waitFor()
    const { items } = (await (await house.as('anna')).call('GET', '/tickets?view=all')).body as { items: unknown[] }
    equal(items.length, 1)
    await anna.goto('/tickets/new')
    await anna.getByLabel('Коротко, одной строкой').waitFor()
    equal(await anna.getByLabel('Коротко, одной строкой').inputValue(), '')
  },
)

story(
  'R2.3 the portal on a telephone: 390 px wide, nothing sticks out, and a request goes from door to close',
  {},
  async (house) => {
    await aDefaultContract(house, 'zarya', '2026-01-15')
    const anna = await house.signIn('anna', PHONE)
    await fits(anna)
    await anna.getByRole('navigation').getByRole('link', { name: 'Создать' }).click()
    await anna.getByLabel('Коротко, одной строкой').fill('Печать с телефона не уходит')
    await anna.getByLabel('Подробно', { exact: true }).fill('Нажимаю «Печать», ничего не происходит.')
    await anna.getByRole('radio', { name: /Работает с ошибкой/ }).check()
    await anna.getByRole('radio', { name: 'Только мне' }).check()
    await anna.getByRole('radio', { name: /Мешает работать/ }).check()
    await fits(anna)
    await noSeriousViolations(anna)
    const number = await sendNewRequest(anna)
    await fits(anna)
    const specialist = await house.as('specialist')
    await act(specialist, number, 'acceptance')
    await act(specialist, number, 'resolutions', { text: 'Включили печать с мобильных' })
    await anna.getByRole('link', { name: 'Открыть обращение' }).click()
    await anna.getByRole('radio', { name: /Да, решение подходит/ }).check()
    await fits(anna)
    await noSeriousViolations(anna)
    await anna.getByRole('button', { name: 'Принять решение и закрыть обращение' }).click()
    await anna.getByText('Обращение закрыто').first().waitFor()
  },
)

story('R5.3 the workspace on a telephone: list, then request, then its facts', {}, async (house) => {
  await aDefaultContract(house, 'zarya', '2026-01-15')
  const number = await aRequest(await house.as('anna'))
  const desk = await house.signIn('specialist', PHONE)
  await desk.goto('/desk/unassigned')
  await fits(desk)
  await desk.getByRole('link', { name: /Не печатается схема котельной/ }).click()
  const request = desk.getByRole('article', { name: `Обращение № ${number}` })
  await request.getByRole('button', { name: 'Принять в работу' }).click()
  await request.getByText(`Принято в работу: ${cast.specialist.name}`).waitFor()
  await fits(desk)
  await noSeriousViolations(desk)
  await request.getByRole('button', { name: 'Сведения' }).click()
  await request.getByRole('complementary', { name: 'Сведения об обращении' }).getByText('Классификация').waitFor()
  await fits(desk)
})

story('R2.3 in English: the same portal, letters and reasons', {}, async (house) => {
  await aDefaultContract(house, 'zarya', '2026-01-15')
  const anna = await house.signIn('anna', { locale: 'en-GB' })
  await anna.getByRole('button', { name: /Соколова Анна Викторовна/ }).click()
  const english = anna.getByRole('menuitemradio', { name: 'English' })
  await english.click()
  await anna.getByRole('link', { name: 'New request' }).first().waitFor()
  equal(await anna.locator('html').getAttribute('lang'), 'en')
  await noSeriousViolations(anna)
  const number = await aRequest(await house.as('anna'), { subject: 'Printing stops' })
  await anna.goto(`/tickets/${number}/registered`)
  await anna.getByText('Mon 23 November, 10:15').waitFor()
  await house.post.wait('anna@zarya.example', /Printing stops[^]*10:15/)
})

async function fits(page: Parameters<typeof noSeriousViolations>[0]): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  equal(over, 0, `${page.url()} is ${over} px too wide`)
}
