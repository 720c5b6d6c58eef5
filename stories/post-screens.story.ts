import { equal, match, ok } from 'node:assert/strict'
import { eml } from '../mail/take/testing/letters.ts'
import { customers, done, emailOf, noSeriousViolations, story, type StoryHouse, until } from './house.ts'
import { openRealPost, type RealPost, supportAddress } from './house/real-post.ts'
import { act, aDefaultContract, textOf } from './house/steps.ts'

const users = [emailOf('anna'), emailOf('dispatcher'), emailOf('specialist'), emailOf('administrator'), supportAddress]

/** The screens of the post room, with real mail servers behind them. */
function screenStory(title: string, tell: (house: StoryHouse, post: RealPost) => Promise<void>): void {
  let post: RealPost | undefined
  story(title, { post: async () => (post = await openRealPost(users)) }, async (house) => {
    if (post === undefined) throw new Error('no post office')
    await tell(house, post)
  })
}

const stranger = { address: 'p.gromov@montazh.example', head: 'Громов Пётр <p.gromov@montazh.example>' }

/** A letter as Outlook and its like send them: words twice, plain and with HTML. */
const inHtml = ({ from, subject, html }: { from: string; subject: string; html: string }): string =>
  [
    `From: ${from}`,
    `To: ${supportAddress}`,
    `Subject: ${subject}`,
    'Date: Fri, 20 Nov 2026 16:29:00 +0300',
    'Message-ID: <html-1@zarya.example>',
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    html,
    '',
  ].join('\r\n')

screenStory('R2.2 A7 «кто это?»: somebody new writes, the dispatcher says once who he is', async (house, post) => {
  await aDefaultContract(house, 'zarya', '2026-01-15')
  const write = (subject: string) =>
    post.send({ from: stranger.address, to: supportAddress }, eml({ from: stranger.head, to: supportAddress, subject }))
  await write('Не открывается архив')
  await write('Дополнение про архив')
  const desk = await house.signIn('dispatcher')
  await desk.getByRole('link', { name: /^Почта\s*2$/ }).click()
  const list = desk.getByRole('list', { name: 'Письма' })
  await list.getByText('Кто это?').first().waitFor()
  await noSeriousViolations(desk)
  await list.getByRole('link', { name: 'Не открывается архив' }).click()
  const letter = desk.getByRole('article', { name: 'Не открывается архив' })
  await letter.getByText('Отправителя мы не знаем', { exact: false }).waitFor()
  await letter.getByText('Отправитель не проверен').waitFor()
  await letter.getByRole('button', { name: 'Зарегистрировать обращение · и ещё 1 письмо этого отправителя' }).click()
  await letter.getByText('Найдите человека или добавьте нового').waitFor()
  await noSeriousViolations(desk)
  await letter.getByRole('button', { name: 'Новый человек' }).click()
  equal(await letter.getByLabel('Фамилия, имя и отчество').inputValue(), 'Громов Пётр')
  equal(await letter.getByLabel('Электронная почта').inputValue(), stranger.address)
  await letter.getByLabel('Организация').fill('Заря')
  await desk.getByRole('option', { name: new RegExp(customers.zarya.shortName) }).click()
  await letter.getByText(/Добавим человека: Громов Пётр/).waitFor()
  await letter.getByRole('button', { name: /^Зарегистрировать обращение/ }).click()
  const request = letter.getByRole('link', { name: /^Обращение № \d+$/ })
  await request.waitFor()
  await letter.getByText('Новое обращение').waitFor()
  await desk.getByText('Ни одно письмо не ждёт решения').waitFor()
  await desk.getByRole('link', { name: /^Почта$/ }).waitFor()

  await write('Ещё про архив')
  const client = await house.as('dispatcher')
  const subjects = await until(async () => {
    const { items } = await done(client, 'GET', `/tickets?view=open&customerId=${house.customers.zarya}`)
    const found = (items as { subject: string; requester: { name: string } }[]).filter(
      ({ requester }) => requester.name === 'Громов Пётр',
    )
    return found.length === 3 ? found.map(({ subject }) => subject).toSorted() : undefined
  }, 'his three letters did not become requests')
  equal(subjects[2], 'Не открывается архив')
  await request.click()
  await desk.getByRole('article', { name: /^Обращение № / }).waitFor()
})

screenStory(
  'I9 a letter that nobody wants is turned down, its sender blocked and let in again',
  async (house, post) => {
    const advert = 'promo@kredit.example'
    const write = (subject: string) =>
      post.send({ from: advert, to: supportAddress }, eml({ from: `Кредиты <${advert}>`, to: supportAddress, subject }))
    await write('Только сегодня')
    const desk = await house.signIn('dispatcher')
    await desk.goto('/desk/post')
    await desk.getByRole('link', { name: 'Только сегодня' }).click()
    const letter = desk.getByRole('article', { name: 'Только сегодня' })
    await letter.getByRole('radio', { name: /^Отклонить/ }).check()
    await letter.getByRole('button', { name: 'Отклонить письмо' }).click()
    await letter.getByText('Напишите причину').waitFor()
    await letter.getByLabel('Причина').fill('Реклама')
    await letter.getByRole('checkbox', { name: /Больше не принимать письма/ }).check()
    await letter.getByRole('button', { name: 'Отклонить и заблокировать' }).click()
    await letter.getByText('Отклонено').waitFor()
    await write('Завтра дороже')
    await desk.getByRole('tab', { name: 'Все' }).click()
    await until(async () => {
      await desk.reload()
      return (await desk.getByText('Отклонено').count()) >= 2 ? true : undefined
    }, 'the second letter was not turned down')
    await noSeriousViolations(desk)
    await desk.getByRole('button', { name: 'Заблокированные' }).click()
    const blocked = desk.getByRole('dialog', { name: 'Заблокированные' })
    await blocked.getByText(advert).waitFor()
    await blocked.getByText('Реклама').waitFor()
    await blocked.getByRole('button', { name: 'Разблокировать' }).click()
    await blocked.getByText('Никто не заблокирован').waitFor()
  },
)

screenStory(
  'R2.2 B7 a mailbox is added by its form, says how it is, and never shows its password',
  async (house, post) => {
    const admin = await house.signIn('administrator')
    await admin.getByRole('link', { name: 'Почтовые ящики' }).click()
    await admin.getByText('Ящиков пока нет').waitFor()
    await admin.getByRole('button', { name: 'Добавить ящик' }).click()
    const form = admin.getByRole('dialog', { name: 'Добавить ящик' })
    await form.getByLabel('Название').fill('Общая почта')
    await form.getByLabel('Адрес, на который пишут').fill(supportAddress)
    await form.getByLabel('Сервер IMAP').fill('127.0.0.1')
    await form.getByRole('radio', { name: 'Без шифрования' }).check()
    await form.getByText('открытым текстом', { exact: false }).waitFor()
    await form.getByLabel('Порт').fill(String(post.dovecot.imapPort))
    await form.getByLabel('Имя пользователя').fill(supportAddress)
    await form.getByLabel('Пароль', { exact: true }).fill('не тот')
    await noSeriousViolations(admin)
    await form.getByRole('button', { name: 'Добавить ящик' }).click()
    await form.waitFor({ state: 'hidden' })
    await admin.getByText('Связи нет').waitFor()
    await noSeriousViolations(admin)
    await admin
      .getByRole('link', { name: /^Почта/ })
      .first()
      .click()
    await admin.getByText('Почтовый ящик «Общая почта»: нужна помощь').waitFor()
    await admin.getByRole('link', { name: 'К ящикам' }).click()

    const menu = async (item: string): Promise<void> => {
      await admin.getByRole('button', { name: 'Действия: Общая почта' }).click()
      await admin.getByRole('menuitem', { name: item }).click()
    }
    await menu('Изменить ящик')
    const change = admin.getByRole('dialog', { name: 'Изменить ящик' })
    equal(await change.getByLabel('Пароль', { exact: true }).inputValue(), '')
    await change.getByText('Пароль сохранён', { exact: false }).waitFor()
    await change.getByLabel('Пароль', { exact: true }).fill(post.dovecot.password)
    await change.getByRole('button', { name: 'Сохранить' }).click()
    await change.waitFor({ state: 'hidden' })
    await menu('Проверить сейчас')
    await admin.getByText('Связь есть').waitFor()
    ok(!(await admin.content()).includes(post.dovecot.password))
    await menu('Отключить')
    const off = admin.getByRole('dialog', { name: 'Отключить ящик «Общая почта»?' })
    await off.getByRole('button', { name: 'Отключить' }).click()
    await admin.getByText('Отключён').waitFor()
  },
)

screenStory(
  'R3 U12 a customer’s domain: whoever writes from there is a draft until he is confirmed',
  async (house, post) => {
    await aDefaultContract(house, 'zarya', '2026-01-15')
    const manager = await house.signIn('manager')
    await manager.goto(`/desk/customers/${house.customers.zarya}`)
    const domain = manager.getByLabel('Домен', { exact: true })
    await domain.fill('gmail.com')
    await manager.getByRole('button', { name: 'Добавить домен' }).click()
    await manager.getByRole('alert').waitFor()
    await domain.fill('info@zavod-zarya.example')
    await manager.getByRole('button', { name: 'Добавить домен' }).click()
    const domains = manager.getByRole('list', { name: 'Почтовые домены' })
    await domains.getByRole('button', { name: 'Убрать домен zavod-zarya.example' }).waitFor()
    const from = 'Кротов Илья <krotov@zavod-zarya.example>'
    const html =
      '<p>Печать <b>обрывается</b> на втором листе.</p><img src="https://tracker.example/1.gif"><script>alert(1)</script>' +
      '<p>С уважением,<br>Кротов Илья</p>'
    await post.send(
      { from: 'krotov@zavod-zarya.example', to: supportAddress },
      inHtml({ from, subject: 'Печать обрывается', html }),
    )
    const desk = await house.signIn('dispatcher')
    await desk.getByRole('link', { name: /Почта/ }).click()
    await desk.getByText('Новые люди, которых надо подтвердить: 1').waitFor()
    await desk.getByRole('button', { name: 'Показать' }).click()
    const drafts = desk.getByRole('dialog', { name: 'Новые люди' })
    await drafts.getByText('Написал с домена zavod-zarya.example', { exact: false }).waitFor()
    await noSeriousViolations(desk)
    await drafts.getByRole('button', { name: 'Подтвердить' }).click()
    await drafts.getByText('Все подтверждены').waitFor()
    await drafts.getByRole('button', { name: 'Закрыть' }).first().click()

    await desk.getByRole('tab', { name: 'Все' }).click()
    await desk.getByRole('link', { name: 'Печать обрывается' }).click()
    const letter = desk.getByRole('article', { name: 'Печать обрывается' })
    await letter.getByRole('link', { name: /^Обращение № \d+$/ }).click()
    const request = desk.getByRole('article', { name: /^Обращение № / })
    await request.getByText('Показать подпись').click()
    await request.getByRole('link', { name: 'Скачать оригинал' }).waitFor()
    await request.getByRole('button', { name: 'Показать как в письме' }).click()
    const frame = desk.frameLocator('iframe')
    await frame.getByText('обрывается').waitFor()
    ok((await frame.locator('b').count()) === 1 && (await frame.locator('script').count()) === 0)
    const shown = await desk.locator('iframe').boundingBox()
    ok(
      shown !== null && shown.height > 40 && shown.height < 300,
      `the frame is as tall as its letter: ${shown?.height}`,
    )

    await manager.reload()
    await manager.getByText('Кротов Илья').first().waitFor()
    equal(await manager.getByText('Черновик', { exact: true }).count(), 0)
    await manager.getByRole('button', { name: 'Убрать домен zavod-zarya.example' }).click()
    const removal = manager.getByRole('dialog', { name: 'Убрать домен zavod-zarya.example?' })
    await noSeriousViolations(manager)
    await removal.getByRole('button', { name: 'Убрать домен' }).click()
    await removal.waitFor({ state: 'hidden' })
    await domains.waitFor({ state: 'detached' })
  },
)

screenStory('R5.7 B5 a link of the letter returns the resolution, with a reason and once', async (house, post) => {
  const number = await aRequestByMail(house, post)
  const specialist = await house.as('specialist')
  await act(specialist, number, 'acceptance')
  await act(specialist, number, 'resolutions', { text: 'Исправлено в сборке 889.' })
  const resolution = await post.arrives(emailOf('anna'), ({ text }) => text.includes('Исправлено в сборке'))
  await post.send(
    { from: emailOf('anna'), to: resolution.replyTo[0]?.address ?? '' },
    eml({
      from: `Соколова Анна <${emailOf('anna')}>`,
      to: supportAddress,
      subject: `Re: ${resolution.subject}`,
      inReplyTo: `<${resolution.messageId}>`,
      text: 'Нет, всё ещё обрывается.',
    }),
  )
  const asked = await post.arrives(emailOf('anna'), ({ text }) => text.includes('/decide/'))
  const links = [...new Set([...asked.text.matchAll(/\/decide\/[\w-]+/g)].map(([link]) => link))]
  equal(links.length, 2)
  const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const
  const page = await house.open(links[1] ?? '', phone)
  await page.getByRole('heading', { name: `Вернуть обращение № ${number} на доработку?` }).waitFor()
  await noSeriousViolations(page)
  ok(!/печат|сборк/i.test(await textOf(page.locator('body'))), 'nothing of the request is told')
  await page.getByRole('button', { name: 'Вернуть на доработку' }).click()
  await page.getByText('Напишите, что не так', { exact: false }).waitFor()
  equal((await done(specialist, 'GET', `/tickets/${number}`))['state'], 'resolution_verification')
  await page.getByLabel('Что не так').fill('На втором листе по-прежнему пусто.')
  await page.getByRole('button', { name: 'Вернуть на доработку' }).click()
  await page.getByRole('heading', { name: `Обращение № ${number} возвращено на доработку` }).waitFor()
  const { state, timeline } = await done(specialist, 'GET', `/tickets/${number}`)
  equal(state, 'in_progress')
  match(JSON.stringify(timeline), /На втором листе по-прежнему пусто/)
  for (const link of links) {
    const again = await house.open(link)
    await again.getByRole('heading', { name: 'По этой ссылке уже ничего не решить' }).waitFor()
    await noSeriousViolations(again)
  }
})

/** Anna's letter, registered; the number of its request. */
async function aRequestByMail(house: StoryHouse, post: RealPost): Promise<number> {
  await aDefaultContract(house, 'zarya', '2026-01-15')
  await post.send(
    { from: emailOf('anna'), to: supportAddress },
    eml({ from: `Соколова Анна <${emailOf('anna')}>`, to: supportAddress, subject: 'Печать обрывается' }),
  )
  const receipt = await post.arrives(emailOf('anna'), ({ subject }) => /зарегистрировано/.test(subject))
  return Number(/№\D*(\d+)/.exec(receipt.subject)?.[1])
}
