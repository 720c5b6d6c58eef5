import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyDraft, missingIn, type NewTicketDraft, newTicketOf } from './new-ticket-draft.ts'

const filled: NewTicketDraft = {
  ...emptyDraft,
  subject: ' Не печатается схема ',
  description: 'Обрывается на втором листе.\n',
  asking: 'defect',
  impact: 'department',
  urgency: 'hampers_work',
}

test('R5.2 what is missing is named in the order of the page', () => {
  assert.deepEqual(missingIn(emptyDraft, '2026-11-20'), ['subject', 'description', 'asking', 'impact', 'urgency'])
  assert.deepEqual(missingIn(filled, '2026-11-20'), [])
})

test('R5.2 who says that he cannot work is asked whether it is really impossible', () => {
  const stopped: NewTicketDraft = { ...filled, asking: 'cannot_work' }
  assert.deepEqual(missingIn(stopped, '2026-11-20'), ['impossible'])
  assert.equal(newTicketOf({ ...stopped, impossible: 'yes' }, [])?.workImpossible, true)
  assert.equal(newTicketOf({ ...stopped, impossible: 'no' }, [])?.workImpossible, false)
  assert.equal(newTicketOf({ ...stopped, impossible: 'yes' }, [])?.kind, 'defect')
  // An answer given before the kind was changed does not make a question critical.
  assert.equal(newTicketOf({ ...filled, asking: 'consultation', impossible: 'yes' }, [])?.workImpossible, false)
})

test('an expected date in the past is not sent', () => {
  assert.deepEqual(missingIn({ ...filled, expectedBy: '2026-11-19' }, '2026-11-20'), ['expectedBy'])
  assert.deepEqual(missingIn({ ...filled, expectedBy: '2026-11-20' }, '2026-11-20'), [])
})

test('R2.6 the service follows the kind unless the reader says otherwise', () => {
  assert.equal(newTicketOf(filled, [])?.service, 'support')
  assert.equal(newTicketOf({ ...filled, asking: 'change' }, [])?.service, 'maintenance')
  assert.equal(newTicketOf({ ...filled, asking: 'change', service: 'development' }, [])?.service, 'development')
  assert.equal(newTicketOf({ ...filled, service: 'development' }, [])?.service, 'support')
})

test('a module goes only with its product', () => {
  assert.equal(newTicketOf({ ...filled, moduleId: 'm' }, [])?.moduleId, null)
  assert.equal(newTicketOf({ ...filled, productId: 'p', moduleId: 'm' }, ['f'])?.moduleId, 'm')
  assert.deepEqual(newTicketOf({ ...filled, productId: 'p' }, ['f'])?.fileIds, ['f'])
  assert.equal(newTicketOf(emptyDraft, []), undefined)
})
