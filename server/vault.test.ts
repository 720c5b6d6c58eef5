import assert from 'node:assert/strict'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openVault } from './vault.ts'

test('B7 what is sealed opens again after a restart, and nowhere else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'asmo-vault-'))
  const other = await mkdtemp(join(tmpdir(), 'asmo-vault-'))
  try {
    const [one, same] = await Promise.all([openVault(folder), openVault(folder)])
    const sealed = one.seal('пароль ящика')
    assert.equal(same.open(sealed), 'пароль ящика')
    assert.equal((await openVault(folder)).open(sealed), 'пароль ящика')
    assert.ok(!sealed.includes(Buffer.from('пароль')))
    assert.notDeepEqual(one.seal('пароль ящика'), sealed)
    const elsewhere = await openVault(other)
    assert.throws(() => elsewhere.open(sealed))
    const changed = Buffer.from(sealed)
    changed.writeUInt8(changed.readUInt8(15) ^ 1, 15)
    assert.throws(() => one.open(changed))
    assert.equal((await stat(join(folder, 'secret.key'))).mode & 0o777, 0o600)
  } finally {
    await rm(folder, { recursive: true })
    await rm(other, { recursive: true })
  }
})
