import { match } from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { cast, emailOf, noSeriousViolations, story } from './house.ts'
import { aClassification, act, aDefaultContract, aRequest, textOf, why } from './house/steps.ts'

const facts = (page: Page) => page.getByRole('complementary', { name: 'Сведения об обращении' })

story(
  'R2.7 the eve of a holiday is an hour shorter: 3 November 15:30 and two hours are 5 November 10:15',
  {
    now: '2026-11-03T15:30:00+03:00',
  },
  async (house) => {
    await aDefaultContract(house, 'zarya', '2026-01-15')
    const number = await aRequest(await house.as('anna'))
    const anna = await house.signIn('anna')
    await anna.goto(`/tickets/${number}/registered`)
    await anna.getByText('чт 5 ноября, 10:15').waitFor()
    const derivation = await textOf(await why(anna))
    match(derivation, /15:30–16:00 30 мин сокращённый день/)
    match(derivation, /праздник/)
    match(derivation, /08:45–10:15 1 ч 30 мин/)
  },
)

story(
  'R2.7 a moved Saturday counts: Friday 19 February 2027 16:00 and eight hours are Saturday 15:45',
  {
    now: '2027-02-19T16:00:00+03:00',
  },
  async (house) => {
    await aDefaultContract(house, 'zarya', '2027-01-15')
    const number = await aRequest(await house.as('anna'))
    await act(await house.as('specialist'), number, 'classifications', aClassification())
    const specialist = await house.signIn('specialist')
    await specialist.goto(`/desk/tickets/${number}`)
    await facts(specialist).getByText('сб 20 февраля, 09:45').waitFor()
    await facts(specialist).getByText('сб 20 февраля, 15:45').waitFor()
    const derivation = await textOf(await why(facts(specialist), 1))
    match(derivation, /сб 20 февр?.* 08:45–15:45 7 ч .*рабочая суббота/)
  },
)

story(
  'R2.7 R5.5 the clock stands while the customer is asked over a weekend, and the due instant moves by that time',
  {},
  async (house) => {
    await aDefaultContract(house, 'zarya', '2026-01-15')
    const anna = await house.as('anna')
    const specialist = await house.as('specialist')
    const number = await aRequest(anna)
    await act(specialist, number, 'classifications', aClassification())
    await act(specialist, number, 'acceptance')
    const desk = await house.signIn('specialist')
    await desk.goto(`/desk/tickets/${number}`)
    await facts(desk).getByText('пн 23 ноября, 16:15').waitFor()
    await house.moveTo('2026-11-20T16:45:00+03:00')
    await act(specialist, number, 'questions', { text: 'Какой принтер?' })
    await facts(desk).getByText('Часы стоят: ждали ответа заказчика').waitFor()
    await house.moveTo('2026-11-23T09:45:00+03:00')
    await act(anna, number, 'messages', { text: 'Kyocera' })
    await facts(desk).getByText('вт 24 ноября, 09:15').waitFor()
    const derivation = await textOf(await why(facts(desk), 1))
    match(derivation, /16:30–16:45 15 мин .*пауза: ждали ответа заказчика/)
    match(derivation, /пн 23 нояб?.* 09:45–17:00 7 ч 15 мин/)
    match(derivation, /вт 24 нояб?.* 08:45–09:15 30 мин/)
    await noSeriousViolations(desk)
  },
)

story(
  'R2.7 a critical defect has eight hours once a specialist confirms it, and only with a justification that the customer reads',
  {},
  async (house) => {
    await aDefaultContract(house, 'zarya', '2026-01-15')
    const number = await aRequest(await house.as('anna'), { workImpossible: true, urgency: 'stops_work' })
    const desk = await house.signIn('specialist')
    await desk.goto(`/desk/tickets/${number}`)
    await desk.getByText('Заявлена как критическая').first().waitFor()
    await desk.getByRole('article').getByRole('heading').first().waitFor()
    await desk.keyboard.press('t')
    const form = facts(desk)
    await form.getByLabel('Критичность').selectOption({ label: 'Критическая ошибка' })
    const save = form.getByRole('button', { name: 'Сохранить' })
    await save.and(desk.locator('[aria-disabled="true"]')).waitFor()
    await form.getByLabel('Обоснование').fill('Печать не работает ни на одном рабочем месте')
    await noSeriousViolations(desk)
    await save.click()
    await facts(desk).getByText('пн 23 ноября, 16:15').waitFor()

    const anna = await house.signIn('anna')
    await anna.goto(`/tickets/${number}`)
    await anna
      .getByText(/критическая ошибка/i)
      .first()
      .waitFor()
    await anna.getByText('Печать не работает ни на одном рабочем месте').waitFor()
  },
)

story(
  'R2.7 a non-standard question gets a planned date: never a day off, agreed with the customer or countered with a reason',
  {},
  async (house) => {
    await aDefaultContract(house, 'zarya', '2026-01-15')
    const specialist = await house.as('specialist')
    const number = await aRequest(await house.as('anna'), { kind: 'consultation', subject: 'Как считать потери?' })
    const fields = { kind: 'consultation', complexity: 'non_standard' }
    await act(specialist, number, 'classifications', aClassification(fields))
    await act(specialist, number, 'acceptance')
    const desk = await house.signIn('specialist')
    await desk.goto(`/desk/tickets/${number}`)
    await facts(desk)
      .getByText(/нет планового срока/)
      .waitFor()
    await desk.keyboard.press('d')
    const dialog = desk.getByRole('dialog', { name: 'Назначить плановый срок' })
    await dialog.getByLabel('Дата').fill('2026-11-28')
    await dialog.getByRole('button', { name: /^Назначить срок и сообщить заказчику/ }).click()
    await dialog.getByText('Это нерабочий день, выберите рабочий').waitFor()
    await noSeriousViolations(desk)
    await dialog.getByLabel('Дата').fill('2026-11-27')
    await dialog.getByLabel(/^Пояснение/).fill('Нужно посмотреть ваши справочники')
    await dialog.getByRole('button', { name: /^Назначить срок и сообщить заказчику/ }).click()
    await dialog.waitFor({ state: 'hidden' })
    await facts(desk).getByText('Предложен, заказчик ещё не ответил').waitFor()
    await house.post.wait(emailOf('anna'), /27 ноября/)

    const anna = await house.signIn('anna')
    await anna
      .getByRole('link', { name: /Как считать потери/ })
      .first()
      .click()
    await anna.getByRole('heading', { name: 'От вас ждут: согласие со сроком' }).waitFor()
    await anna.getByText('Нужно посмотреть ваши справочники').first().waitFor()
    await anna.getByRole('button', { name: 'Предложить другой' }).click()
    await anna.getByLabel('Ваша дата').fill('2026-11-25')
    await anna.getByLabel('Почему эта дата').fill('Отчёт сдаём 26-го')
    await noSeriousViolations(anna)
    await anna.getByRole('button', { name: 'Предложить дату' }).click()
    await facts(desk).getByText('Заказчик просит другой срок').waitFor()
    await facts(desk).getByText('Отчёт сдаём 26-го').waitFor()

    await desk.keyboard.press('d')
    await dialog.getByText('Отчёт сдаём 26-го').waitFor()
    await dialog.getByLabel('Дата').fill('2026-11-26')
    await dialog.getByRole('button', { name: /^Назначить срок и сообщить заказчику/ }).click()
    await anna.getByRole('button', { name: 'Согласиться со сроком' }).click()
    await facts(desk).getByText('Согласован заказчиком').waitFor()
    await facts(desk).getByText('чт 26 ноября, 17:00').waitFor()
    await desk.getByText(`Плановый срок согласован · ${cast.anna.name}`).waitFor()
  },
)
