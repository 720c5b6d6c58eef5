import { equal } from 'node:assert/strict'
import { cast, emailOf, noSeriousViolations, password, story } from './house.ts'

story(
  'R2.3 a customer signs in, in Russian by default; a wrong password says so and tells nothing',
  {},
  async (house) => {
    const page = await house.open('/')
    await noSeriousViolations(page)
    await page.getByLabel('Электронная почта').fill(emailOf('anna'))
    await page.getByLabel('Пароль', { exact: true }).fill('не тот пароль')
    await page.getByRole('button', { name: 'Войти' }).click()
    await page.getByRole('alert').filter({ hasText: /парол/i }).waitFor()
    await house.as('anna')
    await page.getByLabel('Пароль', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Войти' }).click()
    await page.getByRole('button', { name: `Учётная запись: ${cast.anna.name}` }).waitFor()
    equal(await page.locator('html').getAttribute('lang'), 'ru')
    await noSeriousViolations(page)
  },
)
