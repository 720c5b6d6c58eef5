import { equal, ok } from 'node:assert/strict'
import { cast, story } from './house.ts'
import { act, aDefaultContract, aRequest } from './house/steps.ts'

/** What two who look at the same request may wait for each other. */
const SOON = 1000

story(
  'R2.3 R5.4 two browsers on one request see each other’s change within a second, without a reload',
  {},
  async (house) => {
    await aDefaultContract(house, 'zarya', '2026-01-15')
    const specialist = await house.as('specialist')
    const client = await house.as('anna')
    const number = await aRequest(client)
    const desk = await house.signIn('specialist')
    await desk.goto(`/desk/tickets/${number}`)
    await desk.getByRole('list', { name: 'История обращения' }).waitFor()
    const anna = await house.signIn('anna')
    await anna.goto(`/tickets/${number}`)
    await anna.getByRole('list', { name: 'История обращения' }).waitFor()

    // The first change may find a stream that is just being opened; what is promised holds for open pages.
    await act(specialist, number, 'acceptance')
    await anna.getByText(`Принято в работу: ${cast.specialist.name}`).first().waitFor()
    await desk.getByText(`Принято в работу: ${cast.specialist.name}`).first().waitFor()

    await quick('the customer sees a message', async () => {
      await act(specialist, number, 'messages', { text: 'Смотрим журнал печати' })
      await anna.getByText('Смотрим журнал печати').waitFor()
    })
    await quick('the specialist sees the answer', async () => {
      await act(client, number, 'messages', { text: 'Журнал приложила к письму' })
      await desk.getByText('Журнал приложила к письму').waitFor()
    })
  },
)

story('R5.3 whoever writes an answer is told that a colleague is writing too', {}, async (house) => {
  await aDefaultContract(house, 'zarya', '2026-01-15')
  const number = await aRequest(await house.as('anna'))
  const first = await house.signIn('specialist')
  const second = await house.signIn('colleague')
  for (const desk of [first, second]) {
    await desk.goto(`/desk/tickets/${number}`)
    const composer = desk.getByRole('region', { name: 'Ответ и заметка' })
    await composer.getByRole('button', { name: 'Ответить заказчику' }).click()
    await composer.getByRole('textbox', { name: 'Сообщение' }).waitFor()
  }
  await second.getByRole('textbox', { name: 'Сообщение' }).pressSequentially('Здравствуйте')
  await first.getByText(`${cast.colleague.name} тоже пишет ответ`).waitFor()
})

story('R5.3 two who write at once: what came in between is shown, and no word is lost', {}, async (house) => {
  await aDefaultContract(house, 'zarya', '2026-01-15')
  const number = await aRequest(await house.as('anna'))
  const desk = await house.signIn('specialist')
  await desk.goto(`/desk/tickets/${number}`)
  const composer = desk.getByRole('region', { name: 'Ответ и заметка' })
  await composer.getByRole('button', { name: 'Ответить заказчику' }).click()
  await composer.getByRole('textbox', { name: 'Сообщение' }).fill('Перезапустите службу печати')
  await act(await house.as('colleague'), number, 'messages', { text: 'Мы уже перезапустили её сами' })
  await composer.getByText('Пока вы писали').waitFor()
  await composer.getByText(new RegExp(cast.colleague.name)).waitFor()
  equal(await composer.getByRole('textbox', { name: 'Сообщение' }).inputValue(), 'Перезапустите службу печати')
})

async function quick(what: string, happens: () => Promise<void>): Promise<void> {
  const began = performance.now()
  await happens()
  const taken = Math.round(performance.now() - began)
  ok(taken < SOON, `${what} only after ${taken} ms`)
}
