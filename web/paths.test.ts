import assert from 'node:assert/strict'
import { it } from 'node:test'
import { screens } from '../server/http/pages.ts'
import { paths } from './paths.ts'

it('every address of a screen is answered with the page when it is opened or reloaded', () => {
  const patterns = screens.map((screen) => new RegExp(`^${screen.replaceAll(/:\w+/g, '[^/]+').replaceAll('*', '.+')}$`))
  const makers: readonly ((...words: string[]) => string)[] = Object.values<(...words: never[]) => string>(paths).map(
    (make) => make as (...words: string[]) => string,
  )
  const addresses = makers.map((make) => make('1', '2').split('?')[0] ?? '').filter((path) => !path.startsWith('/api/'))
  assert.ok(addresses.length >= 15)
  for (const address of addresses)
    assert.ok(
      patterns.some((pattern) => pattern.test(address)),
      address,
    )
})
