import { equal, match } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { cast, emailOf, noSeriousViolations, story, type StoryHouse } from './house.ts'
import { aClassification, act, aDefaultContract, aFile, aRequest, textOf } from './house/steps.ts'

/** A request that a specialist has taken. */
async function atWork(house: StoryHouse): Promise<number> {
  await aDefaultContract(house, 'zarya', '2026-01-15')
  const number = await aRequest(await house.as('anna'))
  const specialist = await house.as('specialist')
  await act(specialist, number, 'classifications', aClassification())
  await act(specialist, number, 'acceptance')
  return number
}

story(
  'R5.6 a delivery goes to the customer with its checksum and instructions; he rejects the first and accepts the second',
  {},
  async (house) => {
    const number = await atWork(house)
    const sha256 = createHash('sha256').update('исправление печати').digest('hex')
    const desk = await house.signIn('specialist')
    await desk.goto(`/desk/tickets/${number}`)
    await desk.getByRole('button', { name: 'Ещё', exact: true }).click()
    await desk.getByRole('menuitem', { name: /Отправить обновление на проверку/ }).click()
    const dialog = desk.getByRole('dialog', { name: 'Отправить обновление на проверку' })
    await dialog.getByLabel('Название').fill('АСМО 5.2.1, исправление печати')
    await dialog.getByRole('radio', { name: 'Обновление ПО' }).check()
    await dialog.getByLabel('Как установить и проверить').fill('Остановите службу, замените файл, напечатайте схему.')
    await dialog.getByLabel('Приложить файлы').setInputFiles({
      name: 'asmo-5.2.1.zip',
      mimeType: 'application/zip',
      buffer: Buffer.from('исправление печати'),
    })
    const send = dialog.getByRole('button', { name: 'Отправить обновление на проверку заказчику · письма: 1' })
    await send.and(desk.locator(':not([aria-disabled])')).waitFor()
    await noSeriousViolations(desk)
    await send.click()
    await dialog.waitFor({ state: 'hidden' })
    await desk.getByRole('article').getByText('Обновление на проверке').first().waitFor()
    match((await house.post.wait(emailOf('anna'), 'АСМО 5.2.1, исправление печати')).text, new RegExp(sha256))

    const anna = await house.signIn('anna')
    await anna.goto(`/tickets/${number}`)
    await anna.getByRole('heading', { name: 'От вас ждут: проверку обновления' }).waitFor()
    await anna.getByText('Остановите службу, замените файл, напечатайте схему.').first().waitFor()
    await anna.getByText('SHA-256').first().click()
    await anna.getByText(sha256).first().waitFor()
    const download = anna.waitForEvent('download')
    await anna
      .getByRole('link', { name: /asmo-5\.2\.1\.zip/ })
      .first()
      .click()
    equal((await download).suggestedFilename(), 'asmo-5.2.1.zip')
    await anna.getByRole('radio', { name: /Обновление не подходит/ }).check()
    await anna.getByRole('button', { name: 'Отклонить обновление' }).click()
    await anna.getByText('Напишите причину: по ней специалист поймёт, что исправлять').waitFor()
    await anna.getByLabel('Что не так').fill('Служба не запускается после замены')
    await noSeriousViolations(anna)
    await anna.getByRole('button', { name: 'Отклонить обновление' }).click()
    await anna.getByRole('heading', { name: 'От вас ждут: проверку обновления' }).waitFor({ state: 'hidden' })
    await desk.getByText('Служба не запускается после замены').first().waitFor()
    await house.post.wait(emailOf('specialist'), 'Служба не запускается после замены')

    const specialist = await house.as('specialist')
    const fileId = await aFile(house.server.url, specialist, 'asmo-5.2.2.zip', 'исправлено')
    const second = { kind: 'software', title: 'АСМО 5.2.2', instructions: 'Как раньше.', fileIds: [fileId] }
    await act(specialist, number, 'deliveries', second)
    await anna.getByRole('radio', { name: /Обновление подходит/ }).check()
    await anna.getByRole('button', { name: 'Принять обновление' }).click()
    await anna
      .getByRole('list', { name: 'История обращения' })
      .getByText(/Обновление принято/)
      .waitFor()
    await desk.getByRole('article').getByText('В работе').first().waitFor()
  },
)

story(
  'R5.7 the customer returns a resolution for rework with a reason, the same clock goes on, then he accepts and it closes',
  {},
  async (house) => {
    const number = await atWork(house)
    const desk = await house.signIn('specialist')
    await desk.goto(`/desk/tickets/${number}`)
    const facts = desk.getByRole('complementary', { name: 'Сведения об обращении' })
    await facts.getByText('пн 23 ноября, 16:15').waitFor()
    await house.moveTo('2026-11-20T16:45:00+03:00')
    const composer = desk.getByRole('region', { name: 'Ответ и заметка' })
    await composer.getByRole('button', { name: 'Ответить заказчику' }).click()
    await composer.getByRole('button', { name: 'Решение', exact: true }).click()
    await composer.getByRole('textbox', { name: 'Решение' }).fill('Обновите драйвер принтера')
    await noSeriousViolations(desk)
    await composer.getByRole('button', { name: 'Отправить решение на проверку заказчику · письма: 1' }).click()
    await desk.getByRole('article').getByText('Решение на проверке').first().waitFor()

    await house.moveTo('2026-11-23T09:45:00+03:00')
    const anna = await house.signIn('anna')
    await anna.goto(`/tickets/${number}`)
    await anna.getByRole('heading', { name: 'От вас ждут: проверку решения' }).waitFor()
    await anna.getByText('Обращение закроется. Возобновить его можно будет ещё несколько дней.').waitFor()
    await anna.getByRole('radio', { name: /Нет, вернуть на доработку/ }).check()
    await anna.getByLabel('Что не так').fill('Драйвер новый, обрыв остался')
    await noSeriousViolations(anna)
    await anna.getByRole('button', { name: 'Вернуть на доработку' }).click()
    // Returned after an hour of Monday and a quarter of Friday: that much later than 16:15.
    await facts.getByText('вт 24 ноября, 09:15').waitFor()
    await house.post.wait(emailOf('specialist'), 'Драйвер новый, обрыв остался')

    await act(await house.as('specialist'), number, 'resolutions', { text: 'Исправили разбивку на страницы' })
    await anna.getByRole('radio', { name: /Да, решение подходит/ }).check()
    await anna.getByLabel(/^Комментарий/).fill('Всё ещё не работает')
    await anna.getByRole('button', { name: 'Принять решение и закрыть обращение' }).click()
    const doubt = anna.getByRole('dialog', { name: 'Точно принять?' })
    await doubt.getByRole('button', { name: 'Отмена' }).click()
    await anna.getByLabel(/^Комментарий/).fill('Спасибо, печатает')
    await anna.getByRole('button', { name: 'Принять решение и закрыть обращение' }).click()
    await anna.getByText('Обращение закрыто').first().waitFor()
    match(await textOf(anna.getByRole('complementary').first()), /Возвратов на доработку 1 раз/)
    await noSeriousViolations(anna)
    await house.post.wait(emailOf('specialist'), 'Спасибо, печатает')

    await anna.getByRole('button', { name: 'Возобновить обращение' }).click()
    const reopen = anna.getByRole('dialog', { name: 'Возобновить обращение?' })
    await reopen.getByLabel('Что не решено').fill('На второй день снова обрыв')
    await reopen.getByRole('button', { name: 'Возобновить' }).click()
    await desk.getByRole('article').getByText('В работе').first().waitFor()
  },
)

story(
  'R5.7 staff records the customer’s decision only with how he told it, and he gets a letter about it',
  {},
  async (house) => {
    const number = await atWork(house)
    await act(await house.as('specialist'), number, 'resolutions', { text: 'Исправили разбивку на страницы' })
    const desk = await house.signIn('specialist')
    await desk.goto(`/desk/tickets/${number}`)
    await desk.getByRole('button', { name: 'Ещё', exact: true }).click()
    await desk.getByRole('menuitem', { name: /Записать: решение принято/ }).click()
    const dialog = desk.getByRole('dialog', { name: 'Записать: решение принято' })
    const record = dialog.getByRole('button', { name: /^Записать решение заказчика и закрыть обращение/ })
    await record.waitFor()
    equal(await record.getAttribute('aria-disabled'), 'true')
    await dialog.getByLabel('Подробности').fill('Звонок в 16:40, «всё печатает»')
    await noSeriousViolations(desk)
    await record.click()
    await dialog.waitFor({ state: 'hidden' })
    await desk.getByRole('article').getByText('Закрыто').first().waitFor()

    const anna = await house.signIn('anna')
    await anna.goto(`/tickets/${number}`)
    const history = anna.getByRole('list', { name: 'История обращения' })
    await history.getByText(/Решение принято, обращение закрыто.*по телефону/).waitFor()
    await history.getByText('Звонок в 16:40, «всё печатает»').waitFor()
    const letter = await house.post.wait(emailOf('anna'), 'Обращение закрыто')
    match(letter.text, new RegExp(cast.specialist.name))
  },
)
