import { parseArgs } from 'node:util'
import { isRefusal, type Refusal } from '../core/refusal.ts'
import { staffRoles } from '../core/people/roles.ts'
import { texts } from '../lang/pick.ts'
import { addAccount, deactivateAccount, listAccounts, passwordLink } from '../server/people/acts-accounts.ts'
import type { House } from '../server/house.ts'
import { withHouse } from './house.ts'

/** `asmo user …`: accounts for whoever has the machine, also when nobody can sign in any more. */
export async function user(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { role: { type: 'string', default: 'specialist' } },
  })
  const [action, email, ...name] = positionals
  if (action === 'list') return withHouse({ when: 'beside' }, ({ house }) => list(house))
  if (email === undefined)
    return wrong('asmo user list | add ПОЧТА ИМЯ --role РОЛЬ | password-link ПОЧТА | deactivate ПОЧТА')
  switch (action) {
    case 'add': {
      const role = staffRoles.find((each) => each === values.role)
      if (role === undefined) return wrong(`Роли / roles: ${staffRoles.join(', ')}`)
      if (name.length === 0) return wrong('asmo user add ПОЧТА ИМЯ --role РОЛЬ')
      return withHouse({ when: 'beside' }, async ({ house }) =>
        tell(await addAccount(house, { email, role, name: name.join(' ') })),
      )
    }
    case 'password-link':
      return withHouse({ when: 'beside' }, async ({ house }) => tell(await passwordLink(house, email)))
    case 'deactivate':
      return withHouse({ when: 'beside' }, async ({ house }) => tell(await deactivateAccount(house, email)))
    default:
      return wrong(`Нет такого действия / no such action: ${action}`)
  }
}

async function list(house: House): Promise<number> {
  for (const { email, name, role, active } of await listAccounts(house)) {
    console.log([email, name, role, active ? '' : 'отключён / disabled'].join('\t').trimEnd())
  }
  return 0
}

function tell(done: { readonly link: string } | true | Refusal): number {
  if (done === true) {
    console.log('Сделано. / Done.')
    return 0
  }
  if (!isRefusal(done)) {
    console.log(done.link)
    return 0
  }
  console.error(`${texts('ru').refusals[done.refused]()} / ${texts('en').refusals[done.refused]()}`)
  return 1
}

function wrong(usage: string): number {
  console.error(usage)
  return 2
}
