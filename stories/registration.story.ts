import { equal, match, ok } from 'node:assert/strict'
import { cast, emailOf, module, noSeriousViolations, product, story } from './house.ts'
import { aDefaultContract, aRequest, fillNewRequest, sendNewRequest, textOf, why } from './house/steps.ts'

story(
  'R5.1 R2.7 a user registers on Friday at 16:30 and sees: a specialist answers by Monday 10:15, and why',
  {},
  async (house) => {
    await aDefaultContract(house, 'zarya', '2026-01-15')
    const anna = await house.signIn('anna')
    await fillNewRequest(anna, {
      subject: 'Не печатается мнемосхема котельной',
      description: 'Печать обрывается на втором листе.',
      kind: /Работает с ошибкой/,
    })
    await noSeriousViolations(anna)
    const number = await sendNewRequest(anna)
    const page = await textOf(anna.getByRole('main'))
    match(page, /Специалист ответит до пн 23 ноября, 10:15/)
    match(page, /2 часа рабочего времени/)
    match(page, /Л-17\/2026/)
    const derivation = await textOf(await why(anna))
    match(derivation, /пт 20 нояб?.* 16:30–17:00 30 мин/)
    match(derivation, /выходной/)
    match(derivation, /пн 23 нояб?.* 08:45–10:15 1 ч 30 мин/)
    match(derivation, /Всего 2 ч рабочего времени/)
    await noSeriousViolations(anna)
    const letter = await house.post.wait(emailOf('anna'), String(number))
    match(letter.text.replaceAll(/\s+/g, ' '), /10:15/)
  },
)

story(
  'R5.2 every field goes along: expected date, product, module, service, priority, files by picker and by paste',
  {},
  async (house) => {
    await aDefaultContract(house, 'zarya', '2026-01-15')
    const anna = await house.signIn('anna')
    await fillNewRequest(anna, {
      subject: 'Модуль печати не запускается',
      description: 'Кнопка «Печать» закрывает редактор.',
      kind: /Не могу работать совсем/,
      impossible: /^Да, невозможно/,
      impact: 'Всей организации',
      urgency: /Работа стоит/,
    })
    await anna.getByLabel(/К какому числу нужно/).fill('2026-11-25')
    await anna.getByLabel('Продукт', { exact: true }).selectOption({ label: product })
    await anna.getByLabel('Модуль', { exact: true }).selectOption({ label: module })
    await anna.getByLabel('Приложить файлы').setInputFiles({
      name: 'журнал ошибок.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('ошибка 0x80070005'),
    })
    await anna.getByLabel('Подробно', { exact: true }).evaluate((field) => {
      const carried = new DataTransfer()
      carried.items.add(new File(['снимок'], 'снимок экрана.png', { type: 'image/png' }))
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: carried, bubbles: true, cancelable: true }))
    })
    await anna.getByRole('button', { name: 'Убрать файл журнал ошибок.txt' }).waitFor()
    await anna.getByRole('button', { name: 'Убрать файл снимок экрана.png' }).waitFor()
    const number = await sendNewRequest(anna)
    await anna.getByText(/Вы отметили, что работать невозможно/).waitFor()

    const specialist = await house.signIn('specialist')
    await specialist.goto(`/desk/tickets/${number}`)
    const request = specialist.getByRole('article', { name: `Обращение № ${number}`, exact: true })
    await request.getByText('Кнопка «Печать» закрывает редактор.').waitFor()
    const said = await textOf(request)
    for (const words of [
      'Модуль печати не запускается',
      'Ошибка системы',
      'Заявлена как критическая',
      product,
      module,
      'Техническая поддержка',
      'Вся организация',
      'Работа стоит',
      '25 ноября',
      'журнал ошибок.txt',
      'снимок экрана.png',
      cast.anna.name,
    ]) {
      ok(said.includes(words), `the specialist does not see «${words}» in: ${said}`)
    }
    await noSeriousViolations(specialist)
  },
)

story(
  'R2.2 R4 R5.1 a dispatcher registers a call without the mouse; who registered and for whom stand apart',
  {},
  async (house) => {
    await aDefaultContract(house, 'zarya', '2026-01-15')
    await aRequest(await house.as('boris'), { subject: 'Схема котельной печатается криво' })
    const dispatcher = await house.signIn('dispatcher')
    const { keyboard } = dispatcher
    await keyboard.press('c')
    await dispatcher.getByRole('heading', { name: 'Обращение по звонку' }).waitFor()
    await noSeriousViolations(dispatcher)
    const caller = dispatcher.getByRole('combobox', { name: 'Кто звонит' })
    await caller.waitFor()
    equal(await caller.evaluate((field) => field === document.activeElement), true)
    await keyboard.type('Соколо')
    await dispatcher.getByRole('option', { name: new RegExp(cast.anna.name) }).waitFor()
    await keyboard.press('Enter')
    await dispatcher.getByRole('complementary').getByText('Схема котельной печатается криво').waitFor()
    const subject = dispatcher.getByLabel('Тема')
    await subject.and(dispatcher.locator(':focus')).waitFor()
    await keyboard.type('Схема котельной не печатается')
    await keyboard.press('Tab')
    await keyboard.type('Звонит с объекта, принтер исправен')
    await tabTo(dispatcher, 'radio')
    await keyboard.press('ArrowRight')
    await dispatcher.getByRole('radio', { name: 'Ошибка', exact: true, checked: true }).waitFor()
    await keyboard.press('Control+Enter')
    const heading = dispatcher.getByRole('heading', { name: /^Обращение № \d+ зарегистрировано$/ })
    await heading.waitFor()
    const said = await textOf(dispatcher.getByRole('main'))
    match(said, new RegExp(`От имени ${cast.anna.name}`))
    match(said, new RegExp(`Регистрирует ${cast.dispatcher.name}`))
    match(said, /Специалист ответит до пн 23 ноября, 10:15/)
    await noSeriousViolations(dispatcher)

    const letter = await house.post.wait(emailOf('anna'), 'Схема котельной не печатается')
    match(letter.text, new RegExp(cast.dispatcher.name))
    const anna = await house.signIn('anna')
    await anna
      .getByRole('link', { name: /Схема котельной не печатается/ })
      .first()
      .click()
    await anna.getByRole('heading', { name: /Схема котельной не печатается/ }).waitFor()
    await anna.getByText(new RegExp(`записал специалист: ${cast.dispatcher.name}`)).waitFor()
  },
)

/** Walks on with Tab until the focus is in a control of this kind. */
async function tabTo(page: Parameters<typeof noSeriousViolations>[0], type: string): Promise<void> {
  for (let steps = 0; steps < 12; steps++) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => document.activeElement?.getAttribute('type'))
    if (at === type) return
  }
  throw new Error(`Tab never came to a ${type}`)
}
