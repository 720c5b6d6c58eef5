import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toProblem } from './api.ts'
import { paths } from './paths.ts'

test('a refusal of the server keeps its code, words and fields', () => {
  const problem = toProblem(
    422,
    '{"code":"invalid_input","title":"Проверьте поля","fields":[{"path":"subject","message":"Пусто"}]}',
  )
  assert.equal(problem.status, 422)
  assert.equal(problem.code, 'invalid_input')
  assert.equal(problem.message, 'Проверьте поля')
  assert.deepEqual(problem.fields, { subject: 'Пусто' })
})

test('a refusal about one field stands at that field', () => {
  const problem = toProblem(409, '{"code":"already_exists","title":"Такое уже есть","about":"email"}')
  assert.deepEqual(problem.fields, { email: 'Такое уже есть' })
})

test('a page of a proxy instead of a reply is a fault, not a crash', () => {
  assert.equal(toProblem(502, '<html>Bad gateway</html>').code, 'server_error')
  assert.equal(toProblem(413, '').code, 'refused')
  assert.equal(toProblem(400, '"text"').code, 'refused')
})

test('C9 what a user typed into an address stays within its part', () => {
  assert.equal(paths.deskSearch('a&b=c #1'), '/desk/search?q=a%26b%3Dc+%231')
  assert.equal(paths.deskCustomer('../staff?x'), '/desk/customers/..%2Fstaff%3Fx')
  assert.equal(paths.tickets(), '/tickets')
})
