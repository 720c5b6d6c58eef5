import { equal, match } from 'node:assert/strict'
import { emailOf, noSeriousViolations, story } from './house.ts'
import {
  aClassification,
  act,
  aDefaultContract,
  aRequest,
  fillNewRequest,
  sendNewRequest,
  textOf,
} from './house/steps.ts'

story(
  'R2.5 the default contract is made in one step: a year of free remote support, and the customer sees it',
  {},
  async (house) => {
    const manager = await house.signIn('manager')
    await manager.getByRole('link', { name: 'Заказчики' }).click()
    await manager.getByRole('link', { name: /ООО «Заря»/ }).click()
    await manager.getByText('Договоров нет: обращения регистрируются, но не покрыты.').waitFor()
    await manager.getByRole('button', { name: 'Типовой договор' }).click()
    const dialog = manager.getByRole('dialog', { name: 'Типовой лицензионный договор' })
    await dialog.getByLabel('Номер').fill('Л-42/2026')
    await dialog.getByText('Поддержка будет действовать до 19 ноября 2027.').waitFor()
    await noSeriousViolations(manager)
    await dialog.getByRole('button', { name: 'Создать договор' }).click()
    await dialog.waitFor({ state: 'hidden' })
    // The card is read again once the contract is there.
    await manager.getByText('Л-42/2026').first().waitFor()
    match(await textOf(manager.getByRole('main')), /Л-42\/2026.*Действует.*Техническая поддержка.*Дистанционно/)

    const anna = await house.signIn('anna')
    await anna.getByText('Лицензионный договор № Л-42/2026').waitFor()
    await anna.getByText('20 ноября 2026 — 19 ноября 2027').waitFor()
    await fillNewRequest(anna, {
      subject: 'Как добавить пользователя?',
      description: 'Не нахожу, где это делается.',
      kind: /Есть вопрос/,
    })
    await sendNewRequest(anna)
    match(await textOf(anna.getByRole('main')), /Обращение входит в договор.*Л-42\/2026/)
  },
)

story('R2.5 who may not make contracts sees the button with its reason', {}, async (house) => {
  const specialist = await house.signIn('specialist')
  await specialist.goto(`/desk/customers/${house.customers.zarya}`)
  const button = specialist.getByRole('button', { name: 'Типовой договор' })
  await button.waitFor()
  equal(await button.getAttribute('aria-disabled'), 'true')
  await button.click({ force: true })
  equal(await specialist.getByRole('dialog').count(), 0)
})

story(
  'R2.5 the end of a contract is warned of; after its last day requests are registered all the same, uncovered',
  {
    now: '2026-11-20T12:00:00+03:00',
  },
  async (house) => {
    await aDefaultContract(house, 'zarya', '2025-12-01')
    const anna = await house.signIn('anna')
    const card = anna.getByRole('complementary')
    await card.getByText('Скоро кончается').waitFor()
    await house.moveTo('2026-12-01T12:00:00+03:00')
    await anna.reload()
    await card.getByText('Действующего договора нет').waitFor()
    await noSeriousViolations(anna)
    await fillNewRequest(anna, {
      subject: 'Не открывается журнал смен',
      description: 'Журнал пустой с утра.',
      kind: /Работает с ошибкой/,
    })
    const number = await sendNewRequest(anna)
    const said = await textOf(anna.getByRole('main'))
    match(said, /Договор кончился/)
    match(said, /Обращение всё равно зарегистрировано\. Специалист ответит в срок реакции и предложит условия/)
    match(said, /Специалист ответит до вт 1 декабря, 14:00/)

    const desk = await house.signIn('specialist')
    await desk.goto(`/desk/tickets/${number}`)
    const facts = desk.getByRole('complementary', { name: 'Сведения об обращении' })
    await facts.getByText('Договор кончился').waitFor()
    const specialist = await house.as('specialist')
    await act(specialist, number, 'classifications', aClassification())
    await facts.getByText(/Решение: не предусмотрен договором/).waitFor()
    await act(specialist, number, 'acceptance')
    await facts.getByText(/Реакция: выполнено/).waitFor()
    await act(specialist, number, 'messages', { text: 'Договор кончился 30 ноября. Предлагаем условия.' })
    const letter = await house.post.wait(emailOf('anna'), 'Предлагаем условия')
    match(letter.subject, new RegExp(String(number)))
  },
)

story(
  'R2.5 a customer without any contract registers all the same and is told what happens then',
  {},
  async (house) => {
    const stranger = await house.signIn('stranger')
    await stranger.getByText('Действующего договора нет').waitFor()
    const number = await aRequest(await house.as('stranger'))
    await stranger.goto(`/tickets/${number}/registered`)
    await stranger.getByText('У организации нет договора').waitFor()
    await stranger.getByText(/Без вашего согласия ничего платного не начнём/).waitFor()
    const desk = await house.signIn('dispatcher')
    await desk.getByRole('link', { name: new RegExp(`${number}.*Не печатается схема котельной`) }).waitFor()
  },
)
