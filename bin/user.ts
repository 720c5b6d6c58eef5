import { parseArgs } from 'node:util'
import { isRefusal, type Refusal } from '../core/refusal.ts'
import { staffRoles } from '../core/people/roles.ts'
import { texts } from '../lang/pick.ts'
import { addAccount, deactivateAccount, listAccounts, passwordLink } from '../server/people/acts-accounts.ts'
import type { House } from '../server/house.ts'
import { type Ground, withHouse } from './house.ts'

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
      return withHouse({ when: 'beside' }, async (open) =>
        give(await addAccount(open.house, { email, role, name: name.join(' ') }), open),
      )
    }
    case 'password-link':
      return withHouse({ when: 'beside' }, async (open) => give(await passwordLink(open.house, email), open))
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

type Open = Pick<Ground, 'neighbour'> & { readonly house: House }

/** The link alone is on the standard output; what it is based on is said beside it where that may be wrong. */
function give(made: { readonly link: string } | Refusal, { house, neighbour }: Open): number {
  if (isRefusal(made)) return tell(made)
  console.log(made.link)
  if (neighbour === null)
    console.error(
      `Ссылка начинается с ${house.baseUrl}: если сервер отвечает по другому адресу, задайте команде тот же BASE_URL. / ` +
        `The link begins with ${house.baseUrl}: give the command the same BASE_URL as the server's if that is another.`,
    )
  return 0
}

function tell(done: true | Refusal): number {
  if (done === true) {
    console.log('Сделано. / Done.')
    return 0
  }
  console.error(`${texts('ru').refusals[done.refused]()} / ${texts('en').refusals[done.refused]()}`)
  return 1
}

function wrong(usage: string): number {
  console.error(usage)
  return 2
}
