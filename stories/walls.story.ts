import { equal } from 'node:assert/strict'
import { noSeriousViolations, story, until } from './house.ts'
import { act, aDefaultContract, aRequest, textOf } from './house/steps.ts'

story(
  'R2.3 an observer reads everything of his organisation, and every act is dead with its reason',
  {},
  async (house) => {
    await aDefaultContract(house, 'zarya', '2026-01-15')
    const number = await aRequest(await house.as('anna'))
    const specialist = await house.as('specialist')
    await act(specialist, number, 'acceptance')
    await act(specialist, number, 'resolutions', { text: 'Обновите драйвер' })
    const observer = await house.signIn('observer')
    await observer.getByRole('heading', { name: /ответа вашей организации/ }).waitFor()
    equal(await observer.getByRole('link', { name: 'Создать обращение' }).count(), 0)
    await observer
      .getByRole('link', { name: /Не печатается схема котельной/ })
      .first()
      .click()
    await observer.getByRole('heading', { name: 'От вашей организации ждут: проверку решения' }).waitFor()
    const accept = observer.getByRole('button', { name: 'Принять решение и закрыть обращение' })
    equal(await accept.getAttribute('aria-disabled'), 'true')
    await observer
      .getByText(/Наблюдатель может только читать/)
      .first()
      .waitFor()
    await accept.click({ force: true })
    await noSeriousViolations(observer)
    const wire = await (await house.as('observer')).call('GET', `/tickets/${number}`)
    equal((wire.body as { state: string }).state, 'resolution_verification')
  },
)

story(
  'R2.3 a user sees only his own requests, his administrator those of all, and another customer none',
  {},
  async (house) => {
    await aDefaultContract(house, 'zarya', '2026-01-15')
    const number = await aRequest(await house.as('anna'), { subject: 'Пропал журнал БАРСУК' })
    const chief = await house.signIn('chief')
    await chief
      .getByRole('link', { name: /БАРСУК/ })
      .first()
      .waitFor()
    for (const who of ['boris', 'stranger'] as const) {
      const page = await house.signIn(who)
      await page.getByRole('heading', { name: 'Открытых обращений нет' }).waitFor()
      await page.goto(`/tickets/${number}`)
      await page.getByRole('heading', { name: 'Здесь ничего нет, или у вас нет доступа' }).waitFor()
      equal(await page.getByRole('button', { name: 'Попробовать ещё раз' }).count(), 0)
      equal(await page.locator('main').getByRole('link', { name: 'Обращения' }).getAttribute('href'), '/tickets')
      await page.goto('/tickets?view=all&q=БАРСУК')
      await page.getByText('Ничего не нашлось').waitFor()
      equal((await textOf(page.locator('body'))).includes('Пропал журнал'), false)
      const heard: string[] = []
      page.on('response', (response) => void heard.push(response.url()))
      await act(await house.as('specialist'), number, 'messages', { text: `Смотрим, ${who}` })
      await until(async () => (await textOf(chief.locator('body'))).length > 0 || undefined, 'the chief sees nothing')
      await page.goto('/')
      await page.getByRole('heading', { name: 'Открытых обращений нет' }).waitFor()
      equal(
        heard.some((url) => url.includes(`/tickets/${number}`)),
        false,
      )
    }
  },
)

story('R2.3 a customer who follows a link of the staff is led to his own house', {}, async (house) => {
  const anna = await house.signIn('anna')
  await anna.goto('/desk/unassigned')
  await anna.waitForURL((url) => url.pathname === '/')
  await anna.getByRole('heading', { name: 'Открытых обращений нет' }).waitFor()
})
