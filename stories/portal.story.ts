import { equal, match, ok } from 'node:assert/strict'
import { cast, emailOf, noSeriousViolations, story } from './house.ts'
import { aClassification, act, aDefaultContract, aFile, aRequest, textOf } from './house/steps.ts'

story(
  'R2.3 a customer has the whole of his requests: creates, finds, checks the result and closes',
  {},
  async (house) => {
    await aDefaultContract(house, 'zarya', '2026-01-15')
    const client = await house.as('anna')
    const number = await aRequest(client, { subject: 'Печать обрывается' })
    // In words of its own: a search looks into descriptions too.
    await aRequest(client, { subject: 'Отчёт по сменам пустой', description: 'За вторник в нём нет ни одной строки.' })
    const anna = await house.signIn('anna')
    await anna.getByRole('heading', { name: 'От вас сейчас ничего не ждут' }).waitFor()
    await anna.getByRole('navigation').getByRole('link', { name: 'Обращения' }).click()
    await anna.getByRole('link', { name: /Отчёт по сменам пустой/ }).waitFor()
    const search = anna.getByRole('searchbox', { name: 'Номер или слова из обращения' })
    await search.fill('печать')
    await search.press('Enter')
    // First the address, then what was found: a list that is still loading hides everything.
    await anna.waitForURL(/[?&]q=/)
    await anna.getByRole('link', { name: /Печать обрывается/ }).waitFor()
    equal(await anna.getByRole('link', { name: /Отчёт по сменам пустой/ }).count(), 0)
    await noSeriousViolations(anna)

    const specialist = await house.as('specialist')
    await act(specialist, number, 'acceptance')
    await act(specialist, number, 'resolutions', { text: 'Исправлено в сборке 118' })
    await anna.goto('/')
    await anna.getByRole('heading', { name: 'Одно обращение ждёт вашего ответа' }).waitFor()
    await anna
      .getByRole('link', { name: /Печать обрывается/ })
      .first()
      .click()
    await anna.getByRole('radio', { name: /Да, решение подходит/ }).check()
    await anna.getByRole('button', { name: 'Принять решение и закрыть обращение' }).click()
    await anna.getByText('Обращение закрыто').first().waitFor()
    const wire = await client.call('GET', `/tickets/${number}`)
    equal((wire.body as { state: string }).state, 'closed')
  },
)

story(
  'R5.4 one page has history, state, planned date, specialist, messages, decisions and the letters sent',
  {},
  async (house) => {
    await aDefaultContract(house, 'zarya', '2026-01-15')
    const client = await house.as('anna')
    const specialist = await house.as('specialist')
    const number = await aRequest(client, { kind: 'change', subject: 'Нужен отчёт по сменам' })
    await act(specialist, number, 'classifications', aClassification({ kind: 'change', complexity: 'non_standard' }))
    await act(specialist, number, 'acceptance')
    await act(specialist, number, 'planned-dates', { date: '2026-11-27' })
    await act(client, number, 'planned-date/agreement')
    await act(specialist, number, 'notes', { text: 'Между нами: ЗАМЕТКА-КУНИЦА' })
    await act(specialist, number, 'messages', { text: 'Отчёт готов, собираем обновление' })
    const fileId = await aFile(house.server.url, specialist)
    const delivery = {
      kind: 'metadata',
      title: 'Отчёт по сменам',
      instructions: 'Загрузите в конструктор',
      fileIds: [fileId],
    }
    const sent = await act(specialist, number, 'deliveries', delivery)
    ok(Number(sent['notices']) > 0)
    await house.post.wait(emailOf('anna'), 'Загрузите в конструктор')

    const anna = await house.signIn('anna')
    await anna.goto(`/tickets/${number}`)
    const history = anna.getByRole('list', { name: 'История обращения' })
    await history.getByText(/Обновление метаданных на проверку/).waitFor()
    const told = await textOf(history)
    for (const words of [
      /Принято в работу: Морозов Денис Олегович/,
      /Назначен плановый срок/,
      /Плановый срок согласован/,
      /Отчёт готов, собираем обновление/,
    ]) {
      match(told, words)
    }
    equal(told.includes('КУНИЦА'), false)
    const facts = await textOf(anna.getByRole('complementary').first())
    match(facts, new RegExp(`Специалист .*${cast.specialist.name}`))
    match(facts, /Плановый срок .*27 ноября.*согласован/)
    match(facts, /Доработка системы/)
    match(await textOf(anna.getByRole('main')), /Обновление на проверке/)
    const letters = history
      .getByRole('listitem')
      .filter({ hasText: /Обновление метаданных на проверку/ })
      .locator('details')
      .last()
    await letters.locator('summary').click()
    await letters.getByText(/Отправлено/).waitFor()
    await noSeriousViolations(anna)

    const download = anna.waitForEvent('download')
    await anna.getByRole('link', { name: 'Скачать историю с контрольными суммами' }).click()
    match((await download).suggestedFilename(), /\.json$/)
  },
)
