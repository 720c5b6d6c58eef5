import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { customerDomainsShape } from '../../core/letters/wire.ts'
import { personAddressShape } from '../../core/letters/wire-senders.ts'
import { contactShape } from '../../core/people/wire.ts'
import { lines } from '../routes.ts'
import { emailOf, startTicketHouse, type TicketHouse, type Who } from '../tickets/testing/house.ts'
import { aLetter, aMailbox } from './testing/post.ts'

let house: TicketHouse
before(async () => {
  house = await startTicketHouse({ now: '2026-11-16T10:00:00+03:00', lines })
  await aMailbox(house.server, { address: 'support@vendor.example' })
  await aMailbox(house.server, { address: 'old@former.example', active: false })
})
after(() => house.server.stop())

const answer = async (who: Who, method: string, path: string, body?: object): Promise<string> => {
  const reply = await house.as[who].call(method, path, body === undefined ? {} : { body })
  const { code, about } = (reply.body ?? {}) as { code?: string; about?: string }
  return reply.status < 300 ? String(reply.status) : `${reply.status} ${code} ${about ?? ''}`.trim()
}
const stateOf = async (id: string): Promise<string> => {
  const row = await house.server.house.database.read((reader) =>
    reader.selectFrom('letter').select(['state', 'decision']).where('id', '=', id).executeTakeFirstOrThrow(),
  )
  assert.equal(row.decision, null)
  return row.state
}
const journal = (action: string) =>
  house.server.house.database.read((reader) =>
    reader.selectFrom('audit').select(['subject_id', 'detail']).where('action', '=', action).orderBy('id').execute(),
  )
const nobody = '00000000-0000-7000-8000-000000000000'

const domainsPath = () => `/customers/${house.customerA}/domains`
const addresses = (who: Who) => `/people/${house.ids[who]}/addresses`
const aDraft = async (email: string, active = true): Promise<string> => {
  const id = await house.server.addPerson({ email, role: 'user', customerId: house.customerA, name: email, active })
  await house.server.house.database.act((tx) =>
    tx.updateTable('person').set({ draft: true }).where('id', '=', id).execute(),
  )
  return id
}
const listed = async (query: string, who: Who = 'dispatcher'): Promise<string[]> =>
  contactShape
    .array()
    .parse(((await house.as[who].call('GET', `/contacts?${query}`)).body as { items: unknown }).items)
    .map(({ id }) => id)

const put = (domains: string[], who: Who = 'manager') => answer(who, 'PUT', domainsPath(), { domains })
const now = async () => customerDomainsShape.parse((await house.as.specialist.call('GET', domainsPath())).body).domains

const of = async (who: Who) =>
  personAddressShape
    .array()
    .parse((await house.as.specialist.call('GET', addresses(who))).body)
    .map(({ address }) => address)

describe('mail domains of a customer', () => {
  it('are kept in one spelling, Cyrillic ones as people write them', async () => {
    assert.deepEqual(await now(), [])
    assert.equal(await put(['Zavod.Example', 'zavod.example.', '@mail.zavod.example', 'ЗАВОД.РФ']), '200')
    assert.deepEqual(await now(), ['mail.zavod.example', 'завод.рф', 'zavod.example'])
    const rows = await house.server.house.database.read((reader) =>
      reader.selectFrom('customer_domain').select('domain').orderBy('domain').execute(),
    )
    assert.deepEqual(rows, [
      { domain: 'mail.zavod.example' },
      { domain: 'xn--80aegj1b.xn--p1ai' },
      { domain: 'zavod.example' },
    ])
    const card = await house.as.manager.call('GET', `/customers/${house.customerA}`)
    assert.deepEqual((card.body as { domains: string[] }).domains, await now())
    assert.equal(await put(['завод.рф', 'zavod.example', 'new.zavod.example']), '200')
    const last = (await journal('customer.domains')).at(-1)
    assert.deepEqual(
      [last?.subject_id, last?.detail],
      [house.customerA, { added: ['new.zavod.example'], removed: ['mail.zavod.example'], subject: 'ООО «Альфа»' }],
    )
    const count = (await journal('customer.domains')).length
    assert.equal(await put(['ZAVOD.example', 'new.zavod.example', 'xn--80aegj1b.xn--p1ai']), '200')
    assert.equal((await journal('customer.domains')).length, count, 'nothing has changed')
  })

  it('are none that anybody may use, that is ours, another’s, or not a domain; then nothing is changed', async () => {
    assert.equal(await put(['zavod.example']), '200')
    const other = `/customers/${house.customerB}/domains`
    assert.equal(await answer('manager', 'PUT', other, { domains: ['beta.example'] }), '200')
    const cases: [string, string][] = [
      ['mail.ru', '422 public_mail_domain mail.ru'],
      ['Yandex.RU', '422 public_mail_domain Yandex.RU'],
      ['gmail.com', '422 public_mail_domain gmail.com'],
      ['yahoo.co.uk', '422 public_mail_domain yahoo.co.uk'],
      ['vendor.example', '422 our_own_address vendor.example'],
      ['former.example', '422 our_own_address former.example'],
      ['beta.example', '409 already_exists beta.example'],
      ['zavod', '400 invalid_input zavod'],
      ['ivan@zavod.example', '400 invalid_input ivan@zavod.example'],
      ['10.0.0.1', '400 invalid_input 10.0.0.1'],
    ]
    for (const [domain, expected] of cases) {
      assert.equal(await put(['fresh.example', domain]), expected)
      assert.deepEqual(await now(), ['zavod.example'], domain)
    }
    assert.equal(await put(Array.from({ length: 51 }, (_, nth) => `d${nth}.example`)), '400 invalid_input')
  })

  it('of a customer who has left can become another’s', async () => {
    const gone = await house.server.addCustomer('ООО «Ушли»')
    assert.equal(await answer('manager', 'PUT', `/customers/${gone}/domains`, { domains: ['moved.example'] }), '200')
    assert.equal(await put(['moved.example']), '409 already_exists moved.example')
    assert.equal(await answer('manager', 'PATCH', `/customers/${gone}`, { archived: true }), '200')
    assert.equal(await put(['moved.example']), '200')
    assert.deepEqual(await now(), ['moved.example'])
  })

  it('that are new let letters be taken again that asked who they are from', async () => {
    const asks = await aLetter(house.server, { author: 'ivan@new-domain.example' })
    const cyrillic = await aLetter(house.server, { author: 'иван@новый-завод.рф' })
    const others = [
      await aLetter(house.server, { author: 'ivan@mail.new-domain.example' }),
      await aLetter(house.server, { author: 'ivan@new-domain.example.evil.test' }),
      await aLetter(house.server, { author: 'ivan@new-domain.example', reason: 'not_of_this_request' }),
    ]
    assert.equal(await put(['new-domain.example', 'новый-завод.рф']), '200')
    assert.deepEqual([await stateOf(asks), await stateOf(cyrillic)], ['stored', 'stored'])
    for (const id of others) assert.equal(await stateOf(id), 'asking')
    const last = (await journal('customer.domains')).at(-1)
    assert.match(JSON.stringify(last?.detail), /"alike":2/)
  })

  it('A8 are set by whoever keeps customers, and not at all where there is no customer', async () => {
    for (const who of ['dispatcher', 'specialist', 'anna', 'chief'] as const)
      assert.match(await put(['x.example'], who), /^403/, who)
    assert.match(await answer('chief', 'GET', domainsPath()), /^403/)
    assert.equal(await answer('manager', 'PUT', `/customers/${nobody}/domains`, { domains: [] }), '404 not_found')
    assert.equal(await answer('manager', 'GET', `/customers/${nobody}/domains`), '404 not_found')
  })
})

describe('A7 other addresses of a person', () => {
  it('are given and taken by the staff, in the journal, and letters that waited for it are taken', async () => {
    const waits = await aLetter(house.server, { author: 'anna.home@pochta.example' })
    const add = await house.as.dispatcher.call('POST', addresses('anna'), {
      body: { address: 'Anna.Home@pochta.example' },
    })
    assert.equal(add.status, 201)
    assert.deepEqual(add.body, [{ address: 'anna.home@pochta.example', addedAt: '2026-11-16T07:00:00Z' }])
    assert.equal(await stateOf(waits), 'stored')
    assert.equal(
      await answer('manager', 'POST', addresses('anna'), { address: 'anna.home@pochta.example' }),
      '201',
      'hers already',
    )
    assert.deepEqual(await of('anna'), ['anna.home@pochta.example'])
    const one = `${addresses('anna')}/${encodeURIComponent('anna.home@pochta.example')}`
    assert.equal(await answer('dispatcher', 'DELETE', one.replace(house.ids.anna, house.ids.boris)), '404 not_found')
    assert.equal(await answer('dispatcher', 'DELETE', one), '200')
    assert.equal(await answer('dispatcher', 'DELETE', one), '404 not_found')
    assert.deepEqual(await of('anna'), [])
    const deeds = [...(await journal('person.add_address')), ...(await journal('person.remove_address'))]
    const detail = { address: 'anna.home@pochta.example', subject: 'Анна Соколова' }
    assert.deepEqual(deeds, [
      { subject_id: house.ids.anna, detail },
      { subject_id: house.ids.anna, detail },
    ])
  })

  it('are never somebody else’s, ours, or given to the staff or to nobody', async () => {
    assert.equal(await answer('dispatcher', 'POST', addresses('anna'), { address: 'shared@pochta.example' }), '201')
    const cases: [Who | null, string, string][] = [
      ['boris', 'Shared@pochta.example', '409 already_exists address'],
      ['boris', emailOf('anna'), '409 already_exists address'],
      ['boris', emailOf('specialist').toUpperCase(), '409 already_exists address'],
      ['boris', 'support@vendor.example', '422 our_own_address address'],
      ['boris', 'old@former.example', '422 our_own_address address'],
      ['boris', 'no address', '400 invalid_input'],
      ['specialist', 'outside@pochta.example', '404 not_found'],
      [null, 'outside@pochta.example', '404 not_found'],
    ]
    for (const [who, address, expected] of cases) {
      const to = who === null ? `/people/${nobody}/addresses` : addresses(who)
      assert.equal(await answer('dispatcher', 'POST', to, { address }), expected, address)
    }
    assert.equal(
      await answer('dispatcher', 'POST', addresses('boris'), { address: emailOf('boris') }),
      '201',
      'nothing to do',
    )
    assert.deepEqual(await of('boris'), [])
  })

  it('A8 are not the customer’s to see or to change', async () => {
    for (const who of ['anna', 'chief', 'stranger'] as const) {
      assert.match(await answer(who, 'GET', addresses('anna')), /^403/)
      assert.match(await answer(who, 'POST', addresses('anna'), { address: 'x@pochta.example' }), /^403/)
      assert.match(await answer(who, 'DELETE', `${addresses('anna')}/x@pochta.example`), /^403/)
    }
    assert.match(await answer('specialist', 'POST', addresses('anna'), { address: 'x@pochta.example' }), /^403/)
  })
})

describe('draft contacts', () => {
  it('are listed apart, and confirmed by the staff', async () => {
    const id = await aDraft('novenky@zavod.example')
    assert.deepEqual(await listed('draft=true'), [id])
    const confirmed = (await listed('draft=false&limit=200')).toSorted()
    const people = (['anna', 'boris', 'chief', 'watcher', 'stranger'] as const).map((who) => house.ids[who])
    assert.deepEqual(confirmed, people.toSorted())
    assert.equal((await listed('limit=200')).length, 6)
    const reply = await house.as.dispatcher.call('POST', `/people/${id}/confirmation`)
    assert.deepEqual([reply.status, contactShape.parse(reply.body).draft], [200, false])
    assert.deepEqual(await listed('draft=true'), [])
    assert.deepEqual(await journal('person.confirm'), [
      { subject_id: id, detail: { subject: 'novenky@zavod.example' } },
    ])
    assert.equal(await answer('dispatcher', 'POST', `/people/${id}/confirmation`), '409 nothing_changes')
  })

  it('A8 are not the customer’s to confirm, nor anybody of the staff, nor who has left', async () => {
    const [id, gone] = [await aDraft('zhdet@zavod.example'), await aDraft('ushel@zavod.example', false)]
    for (const who of ['chief', 'anna', 'stranger', 'specialist'] as const)
      assert.match(await answer(who, 'POST', `/people/${id}/confirmation`), /^403/)
    assert.equal(await answer('manager', 'POST', `/people/${gone}/confirmation`), '409 person_inactive')
    assert.equal(await answer('manager', 'POST', `/people/${house.ids.specialist}/confirmation`), '404 not_found')
    assert.equal(await answer('manager', 'POST', `/people/${nobody}/confirmation`), '404 not_found')
    assert.deepEqual(await listed('draft=true', 'stranger'), [], 'A6')
  })
})
