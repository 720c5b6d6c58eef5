import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict'
import type { Letter } from '../core/letters/letter.ts'
import { eml } from '../mail/take/testing/letters.ts'
import { done, emailOf, story, type StoryHouse, until } from './house.ts'
import { openRealPost, type RealPost, supportAddress } from './house/real-post.ts'
import { act, aDefaultContract, textOf } from './house/steps.ts'

const robot = 'desk@zarya.example'

/** A story between real mail servers: Postfix carries, Dovecot keeps the mailboxes of everybody outside. */
function mailStory(title: string, tell: (house: StoryHouse, post: RealPost) => Promise<void>): void {
  let post: RealPost | undefined
  const users = [
    emailOf('anna'),
    emailOf('boris'),
    emailOf('specialist'),
    emailOf('dispatcher'),
    emailOf('administrator'),
    robot,
  ]
  story(title, { post: async () => (post = await openRealPost([...users, supportAddress])) }, async (house) => {
    if (post === undefined) throw new Error('no post office')
    await tell(house, post)
  })
}

const from = { address: emailOf('anna'), head: `${'Соколова Анна'} <${emailOf('anna')}>` }

/** What Anna's mail program makes of pressing «Ответить»: her words above, the letter quoted below. */
const answerTo = (letter: Letter, text: string): Buffer =>
  eml({
    from: from.head,
    to: letter.replyTo[0]?.address ?? letter.from?.address ?? '',
    subject: `Re: ${letter.subject}`,
    inReplyTo: `<${letter.messageId}>`,
    references: [...letter.references, letter.messageId].map((id) => `<${id}>`).join(' '),
    text: `${text}\n\n20.11.2026, 16:31, АСМО-поддержка <${supportAddress}> пишет:\n${letter.text.replaceAll(/^/gm, '> ')}`,
  })

mailStory(
  'R2.2 R4 R5.4 a letter becomes a request; answers by mail and from the desk make one conversation',
  async (house, post) => {
    await aDefaultContract(house, 'zarya', '2026-01-15')
    const first = eml({
      from: from.head,
      to: supportAddress,
      cc: emailOf('boris'),
      subject: 'Не печатается мнемосхема котельной',
      text: 'Здравствуйте! После обновления печать обрывается на втором листе.',
      id: 'first@zarya.example',
    })
    await post.send({ from: from.address, to: supportAddress }, first)
    const receipt = await post.arrives(from.address, ({ subject }) => /зарегистрировано/.test(subject))
    const number = Number(/№\D*(\d+)/.exec(receipt.subject)?.[1])
    ok(number > 1000)
    deepEqual(receipt.inReplyTo, ['first@zarya.example'])
    match(receipt.replyTo[0]?.address ?? '', /^support\+[a-z\d]{26}@help\.example$/)
    ok(!receipt.text.includes('мнемосхема') && !receipt.subject.includes('мнемосхема'))

    const specialist = await house.as('specialist')
    await act(specialist, number, 'acceptance')
    await act(specialist, number, 'questions', { text: 'Какая версия редактора установлена?' })
    const question = await post.arrives(from.address, ({ text }) => text.includes('Какая версия редактора'))
    match(question.text, /печать обрывается на втором листе/, 'the last step of the conversation is quoted')
    equal(question.replyTo[0]?.address, receipt.replyTo[0]?.address, 'one address a request and person')
    ok(question.references.includes('first@zarya.example'))
    const boris = await post.arrives(emailOf('boris'), ({ text }) => text.includes('Какая версия редактора'))
    notEqual(boris.replyTo[0]?.address, question.replyTo[0]?.address)

    await post.send(
      { from: from.address, to: question.replyTo[0]?.address ?? '' },
      answerTo(question, 'Версия 5.2.1, сборка от октября.'),
    )
    const desk = await house.signIn('specialist')
    await desk.goto(`/desk/tickets/${number}`)
    await desk.getByText('Версия 5.2.1, сборка от октября.').waitFor()
    await desk.getByRole('article').getByText('В работе').first().waitFor()
    const timeline = await textOf(desk.getByRole('article').first())
    ok(timeline.includes('Показать цитату'), 'what was quoted is folded')
    await desk.getByText('Показать цитату').last().click()
    await desk.getByText('Какая версия редактора установлена?').last().waitFor()
    await post.arrives(emailOf('specialist'), ({ text }) => text.includes('Версия 5.2.1'))
  },
)

mailStory('R5.7 «спасибо» closes nothing: the links of the letter decide, once', async (house, post) => {
  await post.send(
    { from: from.address, to: supportAddress },
    eml({ from: from.head, to: supportAddress, subject: 'Не сохраняется отчёт', text: 'Отчёт не сохраняется.' }),
  )
  const receipt = await post.arrives(from.address, ({ subject }) => /зарегистрировано/.test(subject))
  const number = Number(/№\D*(\d+)/.exec(receipt.subject)?.[1])
  const specialist = await house.as('specialist')
  await act(specialist, number, 'acceptance')
  await act(specialist, number, 'resolutions', { text: 'Исправлено: отчёт сохраняется в любой папке.' })
  const resolution = await post.arrives(from.address, ({ text }) => text.includes('Исправлено: отчёт'))
  await post.send(
    { from: from.address, to: resolution.replyTo[0]?.address ?? '' },
    answerTo(resolution, 'Спасибо, всё работает!'),
  )
  const asked = await post.arrives(from.address, ({ text }) => text.includes('/decide/'))
  const state = async () => (await done(specialist, 'GET', `/tickets/${number}`))['state']
  equal(await state(), 'resolution_verification')

  const links = [...new Set([...asked.text.matchAll(/\/decide\/[\w-]+/g)].map(([link]) => link))]
  equal(links.length, 2)
  const page = await house.open(links[0] ?? '')
  await page.getByRole('heading', { name: new RegExp(`№\\s*${number}`) }).waitFor()
  equal(await state(), 'resolution_verification', 'looking at a link decides nothing')
  ok(!(await textOf(page.locator('body'))).includes('отчёт'), 'B5 nothing of the request without signing in')
  await page.getByRole('button', { name: /Принять/ }).click()
  await until(async () => ((await state()) === 'closed' ? true : undefined), 'the request is not closed')
  const again = await house.open(links[1] ?? '')
  await again
    .getByText(/использована|устарела|больше не действует|уже/i)
    .first()
    .waitFor()
})

mailStory('E2 a letter that comes back is shown on the request and on the person’s card', async (house, post) => {
  const gone = 'uvolen@zarya.example'
  await done(house.administrator, 'PATCH', `/people/${house.ids.boris}`, { email: gone })
  const manager = await house.as('dispatcher')
  const { number } = await done(manager, 'POST', '/tickets', {
    requesterId: house.ids.boris,
    subject: 'Нет доступа к архиву',
    description: 'По телефону: архив не открывается.',
    kind: 'defect',
    workImpossible: false,
    impact: 'one_person',
    urgency: 'hampers_work',
  })
  const bounced = async () => {
    const { notices } = await done(manager, 'GET', `/tickets/${String(number)}`)
    return (notices as { state: string; to: { address: string } }[]).find(
      ({ to, state }) => to.address === gone && state === 'bounced',
    )
  }
  await until(bounced, () => `no bounce came\n${post.postfix.log().slice(-3000)}`, 20_000)
  const desk = await house.signIn('dispatcher')
  await desk.goto(`/desk/tickets/${String(number)}`)
  await desk
    .getByText(/Вернулось/)
    .first()
    .waitFor()
  await desk.goto(`/desk/customers/${house.customers.zarya}`)
  await desk
    .getByText(/письма возвращаются/i)
    .first()
    .waitFor()
  equal((await done(manager, 'GET', `/tickets/${String(number)}`))['state'], 'registered')
})

mailStory('E1 two desks that answer each other fall silent by themselves', async (house, post) => {
  await done(house.administrator, 'PATCH', `/people/${house.ids.anna}`, { email: robot })
  const write = (nth: number) =>
    eml({
      from: `Заявки ООО «Заря» <${robot}>`,
      to: supportAddress,
      subject: `Ваша заявка ${'абвгдежзиклмн'[nth]} принята`,
      text: `Ваше обращение принято. Ему присвоен внутренний код ${'абвгдежзиклмн'[nth]}. Мы ответим.`,
    })
  await post.send({ from: robot, to: supportAddress }, write(0))
  let answered = 0
  // The other desk answers everything that it gets, at once, without saying that it is a machine.
  for (let quiet = 0; quiet < 20 && answered < 12; quiet += 1) {
    const got = (await post.inbox(robot)).length
    if (got > answered) {
      answered = got
      quiet = 0
      await post.send({ from: robot, to: supportAddress }, write(answered))
    }
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
  ok(answered >= 1, 'the first letter was answered')
  ok(answered <= 3, `the other desk got ${answered} automatic letters`)
})

mailStory('R2.2 letters are fetched from a mailbox, once, and moved away', async (house, post) => {
  const desk = await house.signIn('administrator')
  await desk.goto('/desk/mailboxes')
  await done(house.administrator, 'POST', '/mailboxes', {
    kind: 'imap',
    name: 'Поддержка',
    address: supportAddress,
    lineId: house.lines.second,
    imap: {
      host: '127.0.0.1',
      port: post.dovecot.imapPort,
      tls: 'off',
      user: supportAddress,
      folder: 'INBOX',
      moveTo: 'Взято',
      takeFrom: '2026-11-01T00:00:00Z',
    },
    password: post.dovecot.password,
  })
  await post.dovecot.deliver(
    supportAddress,
    eml({ from: from.head, subject: 'Письмо в ящик', text: 'Проверка ящика поддержки.' }),
  )
  const specialist = await house.as('specialist')
  const found = await until(async () => {
    const { items } = await done(specialist, 'GET', '/tickets?view=open&sort=due')
    return (items as { number: number; subject: string; line: { name: string } | null }[]).find(
      ({ subject }) => subject === 'Письмо в ящик',
    )
  }, 'the letter did not become a request')
  equal(found.line?.name, 'Вторая линия')
  const client = await post.dovecot.client(supportAddress)
  const letters = async (folder: string): Promise<number> => {
    const status = await client.status(folder, { messages: true }).catch(() => false as const)
    return status === false ? 0 : (status.messages ?? 0)
  }
  try {
    await until(async () => ((await letters('Взято')) === 1 ? true : undefined), 'the letter was not moved')
    equal(await letters('INBOX'), 0)
  } finally {
    await client.logout()
  }
  await desk.reload()
  await desk.getByText('Поддержка').first().waitFor()
  ok(!house.server.logged().includes(post.dovecot.password), 'B7 no password in the log')
})
