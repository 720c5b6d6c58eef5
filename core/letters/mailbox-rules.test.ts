import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isLoopback, isSafeUrl } from './mailbox-rules.ts'

test('F4 only this machine is reached unencrypted', () => {
  for (const host of ['localhost', 'LOCALHOST', '127.0.0.1', '127.1.2.3', '::1', '[::1]'])
    assert.ok(isLoopback(host), host)
  const others = '127.0.0.1.evil.test localhost.evil.test 128.0.0.1 10.0.0.1 0.0.0.0 imap.vendor.example ::2 1270.0.0.1'
  for (const host of others.split(' ')) assert.equal(isLoopback(host), false, host)
})

test('F4 secrets of OAuth2 go by https, or to this machine', () => {
  for (const url of ['https://oauth.yandex.example/token', 'http://127.0.0.1:8080/token', 'http://[::1]/token'])
    assert.ok(isSafeUrl(url), url)
  const others =
    'http://oauth.yandex.example/token http://127.0.0.1.evil.test/ ftp://127.0.0.1/ file:///etc/passwd no-url'
  for (const url of others.split(' ')) assert.equal(isSafeUrl(url), false, url)
})
