import { equal, match } from 'node:assert/strict'
import { cast, emailOf, noSeriousViolations, story, until } from './house.ts'
import { aDefaultContract, aRequest, textOf } from './house/steps.ts'

story(
  'R5.3 a specialist works through the queue by keyboard: accepts, assigns, passes to another line, classifies',
  {},
  async (house) => {
    await aDefaultContract(house, 'zarya', '2026-01-15')
    const client = await house.as('anna')
    const first = await aRequest(client, { subject: 'Первое: не печатается схема' })
    await house.moveTo('2026-11-20T16:35:00+03:00')
    const second = await aRequest(client, { subject: 'Второе: отчёт считает не то' })
    const desk = await house.signIn('specialist')
    const { keyboard } = desk
    await desk.getByRole('link', { name: /Без специалиста\s*2/ }).waitFor()
    await keyboard.press('g')
    await keyboard.press('u')
    const queue = desk.getByRole('region', { name: 'Без специалиста' })
    await queue.getByRole('link', { name: /Второе/ }).waitFor()
    await noSeriousViolations(desk)

    await keyboard.press('j')
    await keyboard.press('Enter')
    const request = desk.getByRole('article', { name: `Обращение № ${first}` })
    await request.getByRole('heading', { name: /Первое: не печатается схема/ }).waitFor()
    await keyboard.press('e')
    await request.getByText(`Принято в работу: ${cast.specialist.name}`).waitFor()
    await house.post.wait(emailOf('anna'), 'Принято в работу')

    await keyboard.press('t')
    const facts = desk.getByRole('complementary', { name: 'Сведения об обращении' })
    await facts.getByLabel('Сложность').selectOption({ label: 'Типовой вопрос' })
    await facts.getByRole('button', { name: 'Сохранить' }).press('Enter')
    await facts.getByText('пн 23 ноября, 16:15').waitFor()

    await keyboard.press('j')
    const other = desk.getByRole('article', { name: `Обращение № ${second}` })
    await other.getByRole('heading', { name: /Второе/ }).waitFor()
    await keyboard.press('a')
    const dialog = desk.getByRole('dialog', { name: 'Назначить' })
    await dialog.getByRole('combobox', { name: 'Специалист' }).waitFor()
    await noSeriousViolations(desk)
    await keyboard.type('Фомин')
    await desk.getByRole('option', { name: new RegExp(cast.colleague.name) }).waitFor()
    await keyboard.press('Enter')
    await dialog.getByLabel('Линия').selectOption({ label: 'Вторая линия' })
    await dialog.getByLabel(/^Заметка коллеге/).fill('Твой модуль отчётов')
    await keyboard.press('Tab')
    await dialog.getByRole('button', { name: `Назначить: ${cast.colleague.name}` }).press('Enter')
    await other.getByText(`Назначен специалист: ${cast.colleague.name}, Вторая линия`).waitFor()
    await other
      .getByRole('listitem')
      .filter({ hasText: 'Твой модуль отчётов' })
      .getByText('Внутренняя заметка')
      .waitFor()
    const letter = await house.post.wait(emailOf('colleague'), 'Второе: отчёт считает не то')
    match(letter.text, /Твой модуль отчётов/)
    await desk.getByRole('link', { name: /^Мои\s*1/ }).waitFor()
  },
)

story(
  'R5.3 a note and a message can not be confused: the customer reads the one and never learns of the other',
  {},
  async (house) => {
    await aDefaultContract(house, 'zarya', '2026-01-15')
    const number = await aRequest(await house.as('anna'))
    const desk = await house.signIn('specialist')
    await desk.goto(`/desk/tickets/${number}`)
    const composer = desk.getByRole('region', { name: 'Ответ и заметка' })
    await composer.getByRole('button', { name: 'Ответить заказчику' }).waitFor()
    await desk.keyboard.press('n')
    const note = composer.getByRole('textbox', { name: 'Внутренняя заметка' })
    await note.fill('Кажется, опять лицензия-ВЫДРА')
    await composer.getByText('Увидят только сотрудники, письма не уйдут').waitFor()
    equal(await composer.getByRole('button', { name: /Отправить заказчику/ }).count(), 0)
    await noSeriousViolations(desk)
    await composer.getByRole('button', { name: 'Сохранить заметку' }).click()
    await desk.getByRole('listitem').filter({ hasText: 'лицензия-ВЫДРА' }).getByText('Внутренняя заметка').waitFor()

    await desk.keyboard.press('r')
    await composer.getByRole('textbox', { name: 'Сообщение' }).fill('Проверьте, пожалуйста, службу печати')
    match(await textOf(composer), new RegExp(cast.anna.name))
    await composer.getByRole('button', { name: 'Отправить заказчику · письма: 1' }).click()
    await desk.getByRole('list', { name: 'История обращения' }).getByText('службу печати').waitFor()
    await house.post.wait(emailOf('anna'), 'службу печати')

    const anna = await house.signIn('anna')
    await anna.goto(`/tickets/${number}`)
    await anna.getByText('Проверьте, пожалуйста, службу печати').waitFor()
    equal((await anna.content()).includes('ВЫДРА'), false)
    equal(
      house.post.to(emailOf('anna')).some(({ text }) => text.includes('ВЫДРА')),
      false,
    )
    const wire = await (await house.as('anna')).call('GET', `/tickets/${number}`)
    equal(JSON.stringify(wire.body).includes('ВЫДРА'), false)
  },
)

story('R5.3 the palette holds every act; a dead one says why, and running one works', {}, async (house) => {
  const number = await aRequest(await house.as('anna'))
  const desk = await house.signIn('specialist')
  await desk.goto(`/desk/tickets/${number}`)
  await desk.getByRole('region', { name: 'Ответ и заметка' }).waitFor()
  await desk.keyboard.press('Control+k')
  const palette = desk.getByRole('dialog', { name: 'Команды' })
  await palette.getByRole('option', { name: /Принять в работу/ }).waitFor()
  match(
    await textOf(palette.getByRole('option', { name: /Отправить решение на проверку/ })),
    /Сначала примите обращение/,
  )
  await noSeriousViolations(desk)
  await desk.keyboard.type('принять в')
  await desk.keyboard.press('Enter')
  await desk.getByText(`Принято в работу: ${cast.specialist.name}`).waitFor()
  await desk.keyboard.press('Control+k')
  const again = palette.getByRole('option', { name: /Взять себе/ })
  await until(async () => /уже у вас/.test(await textOf(again)) || undefined, 'accepting again is not dead')
})
