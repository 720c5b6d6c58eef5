import { isRefusal } from '../core/refusal.ts'
import type { Database } from '../db/connect.ts'
import { keepQueued } from '../mail/send/keep.ts'
import { systemNow } from '../server/clock/now.ts'
import type { House } from '../server/house.ts'
import { openHouse } from '../server/open-house.ts'
import { idByEmail } from '../server/people/reads-staff.ts'
import { demoAuthservId } from '../server/setup/demo/letters.ts'
import { demoAccounts, demoPassword, makeDemo } from '../server/setup/demo/make-demo.ts'
import { nameOf } from '../server/start.ts'
import { type Ground, withHouse } from './house.ts'

/** `asmo demo`. */
export const demo = (): Promise<number> => withHouse({ when: 'beside' }, ({ house, config }) => fill(house, config))

/**
 * `asmo start --demo`: where there is something already, it is left as it is and the server starts. Gives the name of the
 * mail server whose word on senders the letters of a new demonstration carry; null: there is no new one.
 */
export async function demoIfEmpty({ config }: Ground, database: Database): Promise<string | null> {
  const { dataDir, maxFileSize, baseUrl, host, port } = config
  const address = baseUrl ?? `http://${nameOf(host)}:${port}`
  const { house } = await openHouse({ database, dataDir, maxFileSize, now: systemNow, baseUrl: () => address })
  return (await fill(house, config)) === 0 ? demoAuthservId : null
}

async function fill(house: House, { mailFrom }: Ground['config']): Promise<number> {
  const made = await makeDemo({
    house,
    keepLetters: async (database, now) => void (await keepQueued({ database, now, mailFrom, baseUrl: house.baseUrl })),
  })
  if (!isRefusal(made)) {
    console.log(
      `Показательные данные готовы, обращений: ${made.tickets}. / The demonstration has ${made.tickets} requests.`,
    )
    console.log(accountsText())
    return 0
  }
  const { email } = demoAccounts()[0] ?? { email: '' }
  const itself = await house.database.read((reader) => idByEmail(reader, email))
  if (itself === undefined) {
    console.error('В базе уже есть заказчики: показательные данные не добавлены, ничего не изменено.')
    console.error('There are customers in the database: no demonstration was added, nothing was changed.')
  } else {
    console.log('Показательные данные уже есть. / The demonstration is there already.')
    console.log(accountsText())
  }
  return 1
}

function accountsText(): string {
  const rows = demoAccounts().map(
    ({ email, role, name, house }) => `  ${email.padEnd(34)} ${role.padEnd(23)} ${name}, ${house}`,
  )
  return [`Пароль у всех / everybody's password: ${demoPassword}`, ...rows].join('\n')
}
