import { readLetterHere } from '../here.ts'

// Reads one letter of 25 MB in a process of its own, and tells by how much that grew at its highest, in megabytes.

const SIZE = 25 * 1024 * 1024
const kinds: Readonly<Record<string, readonly [string, string | number]>> = {
  text: ['text/plain; charset=utf-8', 'Не печатается схема участка.\r\n'],
  base64: ['text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64', 'QUJD'],
  html: ['text/html; charset=utf-8', '<p>Не печатается</p>\r\n'],
  delimiters: ['multipart/mixed; boundary=b', '--b\r\n'],
  lines: ['multipart/mixed; boundary=b', '\n'],
  octets: ['text/plain', 0xe4],
}
const [type, fill] = kinds[process.argv[2] ?? ''] ?? ['text/plain', 'x']
const letter = Buffer.concat([
  Buffer.from(`From: a@vetluga.example\r\nContent-Type: ${type}\r\n\r\n`),
  Buffer.alloc(SIZE, fill),
])
const before = process.memoryUsage.rss()
const { text } = await readLetterHere(letter)
const grown = process.resourceUsage().maxRSS / 1024 - before / 1024 / 1024
process.stdout.write(JSON.stringify({ grown: Math.round(grown), text: text.length }))
