import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isWeakPassword } from './password.ts'

const known = { email: 'petr.korolev@gamma.example', name: 'Королёв Пётр Ильич' }

const cases: readonly (readonly [password: string, weak: boolean, why: string])[] = [
  ['', true, 'empty'],
  ['Xk9!vw2Lq', true, 'nine characters'],
  ['Xk9!vw2Lqz', false, 'ten'],
  ['кот сидит на крыше', false, 'a phrase'],
  ['correct horse battery staple', false, 'a phrase'],
  ['щёлк!щёлк2', false, 'Cyrillic with a sign'],
  ['😀😀😀😀😀', true, 'five signs, though ten units of UTF-16'],
  ['aaaaaaaaaaaa', true, 'one letter'],
  ['abababababab', true, 'two letters'],
  ['abcabcabcabca', true, 'three letters'],
  ['          ', true, 'blanks'],
  ['1234567890', true, 'counting'],
  ['9876543210', true, 'counting down'],
  ['qwertyuiop', true, 'the top row'],
  ['poiuytrewq', true, 'the top row backwards'],
  ['йцукенгшщзх', true, 'the top row in Russian'],
  ['abcdefghijkl', true, 'the alphabet'],
  ['password1234', true, 'what everybody takes, with counting'],
  ['Пароль2026!', true, 'what everybody takes, with the year'],
  ['admin-admin-1', true, 'a role'],
  ['petr.korolev@gamma.example', true, 'the own address'],
  ['petr.korolev1', true, 'made of the own address'],
  ['Королёв2026', true, 'the own name with the year'],
  ['КоролёвПётрИльич', true, 'the own full name'],
  ['Королёв любит рыбалку', false, 'the own name and enough besides'],
]

for (const [password, weak, why] of cases) {
  test(`G6 the password «${password}» is ${weak ? 'too weak' : 'good'}: ${why}`, () => {
    assert.equal(isWeakPassword(password, known), weak)
  })
}

test('a name of two letters does not weaken every password that holds them', () => {
  assert.equal(isWeakPassword('Xk9!vw2Lqz', { email: 'x@k.ru', name: 'Ли' }), false)
})
