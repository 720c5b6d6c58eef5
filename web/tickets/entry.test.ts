import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TimelineEntry } from '../../core/tickets/wire.ts'
import { isSpoken, needsMark, paperOf } from './entry.ts'

const entry = (news: Partial<TimelineEntry>): TimelineEntry => ({
  seq: 2,
  at: '2026-11-20T06:00:00Z',
  type: 'message',
  by: { side: 'provider', id: 'p', name: 'Морозов' },
  channel: 'web',
  visibility: 'public',
  text: 'Добрый день',
  erased: false,
  letter: null,
  detail: {},
  files: [],
  ...news,
})

test('U17 whatever is internal stands on the paper of a note, whoever wrote it and whatever it is', () => {
  for (const type of ['note', 'message', 'registered', 'information_requested'])
    assert.equal(paperOf(entry({ type, visibility: 'internal' })), 'note')
  assert.equal(paperOf(entry({})), 'staff')
})

test('U19 what a customer told stands on the customer’s paper, with a heading that says how', () => {
  const told = entry({ detail: { told: { by: 'phone', person: { id: 'a', name: 'Анна' }, note: 'звонок в 12:40' } } })
  assert.equal(paperOf(told), 'customer')
  assert.equal(needsMark(told), true)
})

test('words are messages, moves are lines, and erased words keep their place', () => {
  assert.equal(isSpoken(entry({})), true)
  assert.equal(isSpoken(entry({ text: null, erased: true })), true)
  assert.equal(isSpoken(entry({ type: 'accepted', text: null })), false)
  assert.equal(isSpoken(entry({ type: 'planned_date_set', text: 'Нужна сборка' })), false)
})
