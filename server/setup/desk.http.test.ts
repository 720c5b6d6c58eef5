import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { auditRowShape } from '../../core/audit/wire.ts'
import { contractShape } from '../../core/contracts/wire.ts'
import { customerCardShape, customerRowShape, productShape } from '../../core/customers/wire.ts'
import { outboxLetterShape, outboxRowShape } from '../../core/notices/outbox-wire.ts'
import { contactShape, lineShape, madeLinkShape, staffShape } from '../../core/people/wire.ts'
import { regulationWordsShape, serviceCardShape } from '../../core/regulation/service-wire.ts'
import { callerResultShape } from '../../core/tickets/wire-lists.ts'
import { pageOf } from '../../core/wire.ts'
import { contractsOf } from '../contracts/reads.ts'
import { startTestServer, type TestClient, type TestServer } from '../testing.ts'

let server: TestServer
let admin: TestClient
let manager: TestClient

before(async () => {
  server = await startTestServer()
  await server.addPerson({ email: 'admin@vendor.example', role: 'administrator', name: 'Анна' })
  await server.addPerson({ email: 'manager@vendor.example', role: 'manager', name: 'Мария' })
  admin = await server.signIn('admin@vendor.example')
  manager = await server.signIn('manager@vendor.example')
})
after(() => server.stop())

describe('a customer', () => {
  it('R3 is added with people; the card names the competences that nobody has', async () => {
    const card = customerCardShape.parse(
      (
        await manager.call('POST', '/customers', {
          body: { kind: 'organisation', name: 'ООО «Гамма»', shortName: 'Гамма', inn: '3702000001' },
        })
      ).body,
    )
    assert.equal(card.missingCompetences.length, 4)
    const body = {
      name: 'Пётр Королёв',
      email: 'petr@gamma.example',
      role: 'user',
      competences: ['database', 'platform'],
      phone: '8 (920) 123-45-67',
    }
    const person = contactShape.parse((await manager.call('POST', `/customers/${card.id}/people`, { body })).body)
    const later = customerCardShape.parse((await manager.call('GET', `/customers/${card.id}`)).body)
    assert.deepEqual(later.missingCompetences, ['system_administrator', 'javascript'])
    assert.deepEqual(
      later.people.map(({ id, joined }) => [id, joined]),
      [[person.id, false]],
    )
    assert.deepEqual(later.can, { change: true, invite: true, contract: true })
    const twin = await manager.call('POST', '/customers', {
      body: { kind: 'organisation', name: 'Гамма 2', shortName: 'Г2', inn: '3702000001' },
    })
    assert.equal(twin.status, 409)
  })

  it('R2.5 the default contract is one step: a year of free remote support', async () => {
    const { items } = pageOf(customerRowShape).parse((await manager.call('GET', '/customers?q=гамма')).body)
    const [gamma] = items
    assert.ok(gamma)
    assert.deepEqual([gamma.covered, gamma.coveredUntil, gamma.people], [false, null, 1])
    const made = await manager.call('POST', `/customers/${gamma.id}/contracts/default`, {
      body: { number: 'Л-17', startsOn: '2026-11-01' },
    })
    assert.equal(made.status, 201)
    const contract = contractShape.parse(made.body)
    assert.deepEqual(
      [contract.startsOn, contract.endsOn, contract.services, contract.place, contract.state],
      ['2026-11-01', '2027-10-31', ['support'], 'remote', 'active'],
    )
    const [row] = pageOf(customerRowShape).parse((await manager.call('GET', '/customers?q=37020')).body).items
    assert.deepEqual([row?.covered, row?.coveredUntil], [true, '2027-10-31'])
    const kept = await server.house.database.read((reader) => contractsOf(reader, gamma.id))
    assert.deepEqual(
      kept.map(({ id, endsOn }) => [id, endsOn]),
      [[contract.id, '2027-10-31']],
    )
    const bad = await manager.call('PATCH', `/contracts/${contract.id}`, { body: { endsOn: '2026-10-01' } })
    assert.equal(bad.status, 422)
    const norms = await manager.call('PATCH', `/contracts/${contract.id}`, {
      body: { normMinutes: { reaction: 60, invented: 5 } },
    })
    assert.equal(norms.status, 400)
    const changed = await manager.call('PATCH', `/contracts/${contract.id}`, {
      body: { normMinutes: { reaction: 60 }, endsOn: '2026-12-01' },
    })
    assert.deepEqual(contractShape.parse(changed.body).state, 'expires_soon')
    await manager.call('PATCH', `/contracts/${contract.id}`, { body: { ended: true } })
    assert.deepEqual(await server.house.database.read((reader) => contractsOf(reader, gamma.id)), [])
  })

  it('pages by name without losing or repeating anybody', async () => {
    for (let i = 0; i < 7; i++) await server.addCustomer(`Страница ${i % 3}`)
    const seen: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const reply = await manager.call('GET', `/customers?q=страница&limit=2${next === '' ? '' : `&cursor=${next}`}`)
      const page = pageOf(customerRowShape).parse(reply.body)
      seen.push(...page.items.map(({ id }) => id))
      next = page.next
    }
    assert.equal(seen.length, 7)
    assert.equal(new Set(seen).size, 7)
  })

  it('A9 is archived only without open requests, and then nobody of it enters', async () => {
    const id = await server.addCustomer('Уходит')
    const person = await server.addPerson({ email: 'user@leaving.example', role: 'user', customerId: id })
    const client = await server.signIn('user@leaving.example')
    assert.equal((await client.call('GET', '/organisation')).status, 200)
    assert.equal((await manager.call('PATCH', `/customers/${id}`, { body: { archived: true } })).status, 200)
    assert.equal((await client.call('GET', '/organisation')).status, 401)
    const back = await manager.call('PATCH', `/people/${person}`, { body: { active: true } })
    assert.equal(back.status, 409)
  })
})

describe('who is calling', () => {
  it('R5.1 is found by any word of the name in any order, ё or е, by organisation and by telephone', async () => {
    for (const typed of [
      'королев',
      'КОРОЛЁВ петр',
      'пет кор',
      'петр гамма',
      'petr@gam',
      '+7 920 123',
      '89201234567',
      '8 (920) 123-45',
      '123-45-67',
      '1234567',
    ]) {
      const found = callerResultShape.parse((await manager.call('GET', `/callers?q=${encodeURIComponent(typed)}`)).body)
      assert.deepEqual(
        found.people.map(({ name }) => name),
        ['Пётр Королёв'],
        typed,
      )
    }
    const byInn = callerResultShape.parse((await manager.call('GET', '/callers?q=3702000001')).body)
    assert.deepEqual(
      byInn.customers.map(({ name }) => name),
      ['Гамма'],
    )
    const none = callerResultShape.parse((await manager.call('GET', '/callers?q=королевич')).body)
    assert.deepEqual(none, { people: [], customers: [], tickets: [] })
  })
})

describe('the setting up', () => {
  it('lines and staff: a line in use is not archived, two lines do not share a name', async () => {
    const line = lineShape.parse((await admin.call('POST', '/lines', { body: { name: 'Первая линия', rank: 1 } })).body)
    assert.equal((await admin.call('POST', '/lines', { body: { name: 'первая ЛИНИЯ', rank: 2 } })).status, 409)
    const body = { name: 'Олег', email: 'oleg@vendor.example', role: 'specialist', lineId: line.id }
    const person = staffShape.parse((await admin.call('POST', '/staff', { body })).body)
    assert.deepEqual([person.line?.name, person.joined, person.openTickets], ['Первая линия', false, 0])
    assert.equal((await admin.call('PATCH', `/lines/${line.id}`, { body: { archived: true } })).status, 409)
    assert.equal((await admin.call('PATCH', `/staff/${person.id}`, { body: { lineId: null } })).status, 200)
    assert.equal((await admin.call('PATCH', `/lines/${line.id}`, { body: { archived: true } })).status, 200)
    assert.equal((await admin.call('PATCH', `/staff/${person.id}`, { body: { lineId: line.id } })).status, 404)
  })

  it('products: archived ones are offered to customers no more', async () => {
    const product = productShape.parse((await admin.call('POST', '/products', { body: { name: 'АСМО-склад' } })).body)
    const withModule = productShape.parse(
      (await admin.call('POST', `/products/${product.id}/modules`, { body: { name: 'Приёмка' } })).body,
    )
    const module = withModule.modules[0]
    assert.equal(module?.name, 'Приёмка')
    await admin.call('PATCH', `/modules/${module.id}`, { body: { archived: true } })
    const gamma = await server.addCustomer('Дельта')
    await server.addPerson({ email: 'user@delta.example', role: 'user', customerId: gamma })
    const customer = await server.signIn('user@delta.example')
    const offered = productShape.array().parse((await customer.call('GET', '/products')).body)
    assert.deepEqual(
      offered.map(({ name, modules }) => [name, modules]),
      [['АСМО-склад', []]],
    )
    assert.equal(productShape.array().parse((await admin.call('GET', '/products')).body)[0]?.modules.length, 1)
  })

  it('R2.2 R2.7 the service says whether anybody is there, to the minute', async () => {
    const at = async (instant: string) => {
      server.clock.move(instant)
      return serviceCardShape.parse((await manager.call('GET', '/service')).body)
    }
    const friday = await at('2026-11-20T16:30:00+03:00')
    assert.deepEqual([friday.open, friday.until, friday.today], [true, '2026-11-20T14:00:00Z', [['08:45', '17:00']]])
    assert.equal(friday.contacts.filter(({ kind }) => kind !== 'web').length, 4)
    const closing = await at('2026-11-20T17:00:00+03:00')
    assert.deepEqual([closing.open, closing.until], [false, '2026-11-23T05:45:00Z'])
    const saturday = await at('2026-11-21T12:00:00+03:00')
    assert.deepEqual([saturday.open, saturday.until, saturday.today], [false, '2026-11-23T05:45:00Z', []])
    server.clock.move('2026-11-23T10:00:00+03:00')
    const words = regulationWordsShape.parse((await manager.call('GET', '/regulation')).body)
    assert.ok(words.paragraphs.some(({ clause }) => clause === 'R2.7'))
  })
})

describe('what administrators do', () => {
  it('letters are read, dropped with a reason and sent again', async () => {
    const [oleg] = staffShape
      .array()
      .parse((await admin.call('GET', '/staff')).body)
      .filter(({ name }) => name === 'Олег')
    madeLinkShape.parse((await admin.call('POST', `/people/${oleg?.id}/invitation`)).body)
    const { items } = pageOf(outboxRowShape).parse((await admin.call('GET', '/outbox')).body)
    const letter = items.find(({ to }) => to.address === 'oleg@vendor.example')
    assert.ok(letter)
    assert.equal(letter.template, 'invitation')
    await server.house.database.act((tx) =>
      tx.updateTable('notice').set({ state: 'kept' }).where('id', '=', letter.id).execute(),
    )
    const shown = outboxLetterShape.parse((await admin.call('GET', `/outbox/${letter.id}`)).body)
    assert.match(shown.text ?? '', /\/welcome\/[\w-]{43}/)
    assert.deepEqual(shown.can, { retry: true, drop: true })
    assert.equal((await admin.call('POST', `/outbox/${letter.id}/drop`, { body: {} })).status, 400)
    const dropped = outboxLetterShape.parse(
      (await admin.call('POST', `/outbox/${letter.id}/drop`, { body: { reason: 'ошибся адресом' } })).body,
    )
    assert.deepEqual([dropped.state, dropped.error], ['dropped', 'ошибся адресом'])
    assert.equal((await admin.call('POST', `/outbox/${letter.id}/drop`, { body: { reason: 'ещё раз' } })).status, 409)
    const again = outboxLetterShape.parse((await admin.call('POST', `/outbox/${letter.id}/retry`)).body)
    assert.equal(again.state, 'queued')
    assert.equal(pageOf(outboxRowShape).parse((await admin.call('GET', '/outbox?state=dropped')).body).items.length, 0)
    assert.equal((await manager.call('GET', '/outbox')).status, 403)
  })

  it('every act is in the audit, with its author, and no secret is', async () => {
    const all = []
    let next: string | null = ''
    while (next !== null) {
      const reply = await admin.call('GET', `/audit?limit=5${next === '' ? '' : `&cursor=${next}`}`)
      const page = pageOf(auditRowShape).parse(reply.body)
      all.push(...page.items)
      next = page.next
    }
    const actions = new Set(all.map(({ action }) => action))
    for (const action of [
      'customer.add',
      'person.add',
      'person.deactivate',
      'person.invitation',
      'contract.add',
      'contract.change',
      'contract.end',
      'line.add',
      'line.change',
      'product.add',
      'module.add',
      'module.change',
      'notice.drop',
      'notice.retry',
      'person.change',
      'customer.change',
    ]) {
      assert.ok(actions.has(action), action)
    }
    assert.ok(all.every(({ actor }) => actor?.name === 'Анна' || actor?.name === 'Мария'))
    // What is called otherwise now is named as it was called then.
    assert.deepEqual(
      all.filter(({ subject }) => subject === null),
      [],
    )
    const subjects = new Set(all.map(({ action, subject }) => `${action} ${String(subject)}`))
    assert.ok(subjects.has('notice.drop oleg@vendor.example'))
    assert.ok(subjects.has('customer.add Гамма'))
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length)
    assert.ok(!/\/welcome\/|argon2/.test(JSON.stringify(all)))
  })
})
