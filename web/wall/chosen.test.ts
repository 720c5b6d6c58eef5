import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Wall } from '../../core/tickets/wire-lists.ts'
import { askedFor, chosenOf, inList, NOBODY } from './chosen.ts'

const item = (norm: string, late: boolean, assignee: string | null) =>
  ({ norm, late, assignee: assignee === null ? null : { id: assignee, name: assignee } }) as Wall['items'][number]

const items = [item('reaction', true, null), item('reaction', false, 'ann'), item('defect', true, 'ann')]
const count = (given: { norm?: string; person?: string; of?: string }): number =>
  items.filter((one) => inList(one, chosenOf({ norm: '', person: '', of: '', ...given }))).length

test('U23 a figure opens exactly the requests it counts', () => {
  assert.equal(count({}), 3)
  assert.equal(count({ norm: 'reaction', of: 'late' }), 1)
  assert.equal(count({ norm: 'reaction', of: 'near' }), 1)
  assert.equal(count({ person: 'ann', of: 'late' }), 1)
  assert.equal(count({ person: NOBODY, of: 'late' }), 1)
  assert.equal(count({ person: NOBODY, of: 'near' }), 0)
})

test('an address with a word that we do not know shows the whole', () => {
  assert.equal(count({ of: 'everything' }), 3)
})

const asked = (given: { norm?: string; person?: string; of?: string }) =>
  askedFor(chosenOf({ norm: '', person: '', of: '', ...given }))

test('U23 the server is asked for the figure that was opened', () => {
  assert.deepEqual(asked({}), {})
  assert.deepEqual(asked({ norm: 'reaction', of: 'late' }), { norm: 'reaction', of: 'late' })
  assert.deepEqual(asked({ person: NOBODY, of: 'near' }), { person: 'nobody', of: 'near' })
  assert.deepEqual(asked({ person: 'ann', of: 'open' }), {})
})
