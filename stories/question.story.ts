import { equal, match } from 'node:assert/strict'
import { cast, emailOf, noSeriousViolations, story, until } from './house.ts'
import { aClassification, act, aDefaultContract, aRequest, textOf } from './house/steps.ts'

story(
  'R5.5 a specialist asks, the request waits for the customer, and the answer resumes it by itself',
  {},
  async (house) => {
    await aDefaultContract(house, 'zarya', '2026-01-15')
    const client = await house.as('anna')
    const number = await aRequest(client)
    const specialist = await house.as('specialist')
    await act(specialist, number, 'classifications', aClassification())
    await act(specialist, number, 'acceptance')
    const desk = await house.signIn('specialist')
    await desk.goto(`/desk/tickets/${number}`)
    const composer = desk.getByRole('region', { name: 'Ответ и заметка' })
    await composer.getByRole('button', { name: 'Ответить заказчику' }).click()
    await composer.getByRole('button', { name: 'Вопрос', exact: true }).click()
    await composer.getByRole('textbox', { name: 'Вопрос' }).fill('Какая версия редактора установлена?')
    await composer.getByRole('button', { name: /^Спросить и ждать ответа, часы остановятся/ }).click()
    await desk.getByRole('article').getByText('Ожидает ответа заказчика').first().waitFor()
    await house.post.wait(emailOf('anna'), 'Какая версия редактора установлена?')

    const anna = await house.signIn('anna')
    await anna.getByRole('heading', { name: 'Одно обращение ждёт вашего ответа' }).waitFor()
    await noSeriousViolations(anna)
    await anna
      .getByRole('link', { name: /Не печатается схема котельной/ })
      .first()
      .click()
    await anna.getByRole('heading', { name: 'От вас ждут: ответ на вопрос' }).waitFor()
    await anna.getByText(`${cast.specialist.name} спрашивает`).waitFor()
    await anna.getByText('Пока вы не ответите, работа стоит, и время норматива тоже.', { exact: false }).waitFor()
    await noSeriousViolations(anna)
    await anna.getByLabel('Ваш ответ').fill('Версия 5.2.1')
    await anna.getByRole('button', { name: 'Отправить ответ' }).click()
    await anna.getByRole('heading', { name: 'От вас ждут: ответ на вопрос' }).waitFor({ state: 'hidden' })
    await anna.getByRole('list', { name: 'История обращения' }).getByText('Версия 5.2.1').waitFor()

    await desk.getByRole('article').getByText('В работе').first().waitFor()
    await desk.getByText('Версия 5.2.1').waitFor()
    await house.post.wait(emailOf('specialist'), 'Версия 5.2.1')
  },
)

story(
  'R5.5 silence is reminded of after two, five and ten working days, and nothing closes by itself',
  {
    now: '2026-11-20T12:00:00+03:00',
  },
  async (house) => {
    await aDefaultContract(house, 'zarya', '2026-01-15')
    const number = await aRequest(await house.as('anna'))
    const specialist = await house.as('specialist')
    await act(specialist, number, 'acceptance')
    await act(specialist, number, 'questions', { text: 'Какая версия?' })
    const reminders = () => house.post.to(emailOf('anna')).filter(({ subject }) => subject.includes('Напоминание'))
    const due = ['2026-11-24T12:00:00+03:00', '2026-11-27T12:00:00+03:00', '2026-12-04T12:00:00+03:00']
    for (const [index, instant] of due.entries()) {
      await house.moveTo(instant)
      await until(
        () => reminders().length === index + 1 || undefined,
        () =>
          `reminder ${index + 1} did not come: ${house.post
            .to(emailOf('anna'))
            .map(({ subject }) => subject)
            .join(' | ')}`,
      )
    }
    await house.moveTo('2027-03-01T12:00:00+03:00')
    equal(reminders().length, 3)
    const anna = await house.signIn('anna')
    await anna.goto(`/tickets/${number}`)
    await anna.getByText('Отправлено напоминание № 3').waitFor()
    match(await textOf(anna.getByRole('main')), /Ожидает ответа заказчика/)
  },
)
