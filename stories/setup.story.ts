import { equal } from 'node:assert/strict'
import { firstAdministratorLink } from '../server/people/acts-links.ts'
import { noSeriousViolations, password, story } from './house.ts'
import { act, aClassification, aDefaultContract, aRequest, fillNewRequest, sendNewRequest } from './house/steps.ts'

story(
  'R2.1 R2.3 R2.5 from the link of a fresh installation to the first request',
  { house: 'empty' },
  async (house) => {
    const { database } = house.server.house
    const made = await database.act((tx) => firstAdministratorLink(tx, house.server.house, house.server.clock.now))
    const link = new URL(made?.link ?? '')
    const admin = await house.open(link.pathname)
    await admin.getByText('Вы станете первым администратором этой установки.', { exact: false }).waitFor()
    await noSeriousViolations(admin)
    await admin.getByLabel('Электронная почта').fill('admin@informatika.example')
    await admin.getByLabel('Фамилия, имя и отчество').fill('Климов Андрей Сергеевич')
    await admin.getByLabel('Новый пароль', { exact: true }).fill(password)
    await admin.getByRole('button', { name: 'Создать пароль и войти' }).click()

    await admin.getByRole('link', { name: 'Сотрудники' }).click()
    await admin.getByRole('button', { name: 'Добавить линию' }).click()
    const line = admin.getByRole('dialog', { name: 'Добавить линию' })
    await line.getByLabel('Название линии').fill('Первая линия')
    await line.getByLabel('Порядок').fill('1')
    await line.getByRole('button', { name: 'Добавить линию' }).click()
    await line.waitFor({ state: 'hidden' })
    await admin.getByRole('button', { name: 'Добавить сотрудника' }).click()
    const staff = admin.getByRole('dialog', { name: 'Добавить сотрудника' })
    await staff.getByLabel('Фамилия, имя и отчество').fill('Морозов Денис Олегович')
    await staff.getByLabel('Электронная почта').fill('morozov@informatika.example')
    await staff.getByRole('radio', { name: /^Специалист/ }).check()
    await staff.getByLabel('Линия').selectOption({ label: 'Первая линия' })
    await noSeriousViolations(admin)
    await staff.getByRole('button', { name: 'Добавить сотрудника' }).click()
    const handed = admin.getByRole('dialog', { name: 'Ссылка для входа: Морозов Денис Олегович' })
    const invitation = await handed.getByRole('textbox').inputValue()
    await handed.getByRole('button', { name: 'Готово' }).click()

    await admin.getByRole('link', { name: 'Продукты' }).click()
    await admin.getByRole('button', { name: 'Добавить продукт' }).first().click()
    const product = admin.getByRole('dialog', { name: 'Добавить продукт' })
    await product.getByLabel('Название продукта').fill('АСМО-диспетчер')
    await product.getByRole('button', { name: /Добавить|Сохранить/ }).click()
    await product.waitFor({ state: 'hidden' })
    await admin.getByText('АСМО-диспетчер').first().waitFor()
    await noSeriousViolations(admin)

    await admin.getByRole('link', { name: 'Заказчики' }).click()
    await admin.getByRole('button', { name: 'Новый заказчик' }).first().click()
    const customer = admin.getByRole('dialog', { name: 'Новый заказчик' })
    await customer.getByLabel('Полное название').fill('ООО «Рассвет»')
    await customer.getByRole('button', { name: 'Добавить заказчика' }).click()
    await admin.getByRole('heading', { name: 'ООО «Рассвет»' }).waitFor()
    await admin.getByRole('button', { name: 'Типовой договор' }).click()
    const contract = admin.getByRole('dialog', { name: 'Типовой лицензионный договор' })
    await contract.getByLabel('Номер').fill('Л-1/2026')
    await contract.getByRole('button', { name: 'Создать договор' }).click()
    await contract.waitFor({ state: 'hidden' })
    await admin.getByRole('button', { name: 'Добавить человека' }).click()
    const person = admin.getByRole('dialog', { name: 'Добавить человека' })
    await person.getByLabel('Фамилия, имя и отчество').fill('Петрова Мария Ильинична')
    await person.getByLabel('Электронная почта').fill('petrova@rassvet.example')
    await person.getByRole('radio', { name: /^Администратор заказчика/ }).check()
    await noSeriousViolations(admin)
    await person.getByRole('button', { name: 'Добавить человека' }).click()
    await person.waitFor({ state: 'hidden' })
    await admin.getByRole('dialog', { name: 'Ссылка для входа: Петрова Мария Ильинична' }).waitFor()

    const letter = await house.post.wait('petrova@rassvet.example', '/welcome/')
    const token = /\/welcome\/([\w-]+)/.exec(letter.text)?.[1] ?? ''
    const petrova = await house.open(`/welcome/${token}`)
    await petrova.getByRole('heading', { name: 'Здравствуйте, Петрова Мария Ильинична!' }).waitFor()
    await petrova.getByLabel('Новый пароль', { exact: true }).fill('1234567890')
    await petrova.getByRole('button', { name: 'Создать пароль и войти' }).click()
    await petrova
      .getByText(/Пароль слишком простой/)
      .first()
      .waitFor()
    await petrova.getByLabel('Новый пароль', { exact: true }).fill(password)
    await petrova.getByRole('button', { name: 'Создать пароль и войти' }).click()
    await petrova.getByText('Лицензионный договор № Л-1/2026').waitFor()
    await fillNewRequest(petrova, {
      subject: 'Как начать?',
      description: 'Куда поставить программу?',
      kind: /Есть вопрос/,
    })
    const number = await sendNewRequest(petrova)

    const morozov = await house.open(new URL(invitation).pathname)
    await morozov.getByLabel('Новый пароль', { exact: true }).fill(password)
    await morozov.getByRole('button', { name: 'Создать пароль и войти' }).click()
    await morozov.getByRole('link', { name: /Без специалиста/ }).click()
    await morozov.getByRole('link', { name: new RegExp(`${number}.*Как начать`) }).waitFor()

    const again = await house.open(link.pathname)
    await again.getByText('Ссылка больше не действует').waitFor()
  },
)

story(
  'R2.7 the manager’s wall: what is late or will be within two hours, and every figure opens its list',
  {
    now: '2026-11-20T12:00:00+03:00',
  },
  async (house) => {
    await aDefaultContract(house, 'zarya', '2026-01-15')
    const client = await house.as('anna')
    const specialist = await house.as('specialist')
    const late = await aRequest(client, { subject: 'Забытое обращение' })
    const near = await aRequest(client, { subject: 'Скоро срок' })
    await act(specialist, near, 'classifications', aClassification())
    await act(specialist, near, 'acceptance')
    const manager = await house.signIn('manager')
    await house.moveTo('2026-11-23T10:30:00+03:00')
    await manager.getByRole('link', { name: 'Сроки' }).click()
    await manager.getByText('1 обращение просрочено, 1 подходит к сроку в ближайшие два рабочих часа').waitFor()
    await noSeriousViolations(manager)
    await manager.getByRole('link', { name: /^Время реакции.*: просрочено 1, показать$/ }).click()
    const list = manager.getByRole('list', { name: 'Список' })
    await list.getByRole('link', { name: /Забытое обращение/ }).waitFor()
    equal(await list.getByRole('link').count(), 1)
    await house.post.wait('dispatcher@informatika.example', String(late))
    await manager.goBack()
    await manager.getByRole('link', { name: /^Морозов Денис Олегович: (?!открыт).* 1, показать$/ }).click()
    await list.getByRole('link', { name: /Скоро срок/ }).click()
    await manager.getByRole('article', { name: `Обращение № ${near}` }).waitFor()
  },
)
