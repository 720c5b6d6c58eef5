import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cleanName, disposition, nameInHeader } from './names.ts'

describe('C3 names of files', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Отчёт за ноябрь.xlsx', 'Отчёт за ноябрь.xlsx'],
    ['и\u0306од.txt', 'йод.txt'],
    ['<img src=x onerror=alert(1)>.png', '_img src=x onerror=alert(1)_.png'],
    ['счёт\u202Efdp.exe', 'счётfdp.exe'],
    ['a\nb\r\u0000c.txt', 'abc.txt'],
    ['\u200B.htaccess', 'htaccess'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\system32\\cmd.exe', 'cmd.exe'],
    ['NUL.txt', '_NUL.txt'],
    ['com1', '_com1'],
    ['конец. . ', 'конец'],
    ['...', 'file'],
    ['', 'file'],
    ['\u2028\u2029', 'file'],
    ['\uD800x.txt', 'x.txt'],
  ]
  for (const [given, kept] of cases)
    it(`keeps ${JSON.stringify(given)} as ${kept}`, () => assert.equal(cleanName(given), kept))

  it('cuts a long name between characters and keeps its extension', () => {
    const name = cleanName(`${'ы'.repeat(4000)}.docx`)
    assert.ok(Buffer.byteLength(name) <= 255)
    assert.match(name, /^ы+\.docx$/)
    assert.ok(Buffer.byteLength(cleanName(`a.${'я'.repeat(400)}`)) <= 255)
  })

  it('reads percent-encoded UTF-8 only', () => {
    assert.equal(nameInHeader(encodeURIComponent('Акт.pdf')), 'Акт.pdf')
    assert.equal(nameInHeader('%ff%fe'), undefined)
    assert.equal(nameInHeader(undefined), undefined)
  })

  it('writes a header that no name can break', () => {
    assert.equal(
      disposition('attachment', 'Акт "1"; %.pdf'),
      `attachment; filename="___ _1__ _.pdf"; filename*=UTF-8''%D0%90%D0%BA%D1%82%20%221%22%3B%20%25.pdf`,
    )
  })
})
