import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { sanitiseLetterHtml, withPictures } from './sanitise.ts'
import { activePayloads, remotePayloads, stylePayloads } from './testing/payloads.ts'

const every = [...activePayloads, ...stylePayloads, ...remotePayloads]

test('C1 nothing that acts is left of any letter', () => {
  assert.ok(every.length > 190)
  for (const payload of every) {
    const { html } = sanitiseLetterHtml(payload)
    assert.deepEqual(faults(html), [], `${payload}\n→ ${html}`)
  }
})

test('C1 the words around what acts are kept', () => {
  const { html, removed } = sanitiseLetterHtml(
    '<p>Добрый день!</p><script>alert(1)</script><form action=x>Не печатается <input>схема</form><iframe src=x>нет</iframe>',
  )
  assert.equal(html, '<p>Добрый день!</p>Не печатается схема')
  assert.equal(removed, true)
})

test('C1 a letter without anything that acts is said to have none', () => {
  const { html, removed, remotePictures } = sanitiseLetterHtml(
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><title>Re: Схема</title><style>p{margin:0}</style></head><p class=MsoNormal style="margin:0cm"><b>Раз</b><o:p></o:p></p><a href="https://x.example/?a=1&amp;b">тут</a>',
  )
  assert.equal(
    html,
    '<p style="margin:0cm"><b>Раз</b></p><a href="https://x.example/?a=1&amp;b" rel="noopener noreferrer nofollow" target="_blank">тут</a>',
  )
  assert.deepEqual([removed, remotePictures], [false, 0])
})

test('C5 of styles only looks and measures stay', () => {
  for (const payload of stylePayloads) {
    const { html } = sanitiseLetterHtml(payload)
    assert.doesNotMatch(
      html,
      /position|url|expression|behavior|binding|import|transform|animation|class=|id=|-\d{3}|\d{5}|\\|\/\*/i,
      payload,
    )
  }
  const kept =
    'font-family:"Times New Roman",serif;font-size:11.0pt;color:#1F497D;background:yellow;margin:0cm 0cm 8pt 36.0pt;text-indent:-18.0pt;' +
    'border:none;border-left:solid blue 1.5pt;border-bottom:1px solid rgb(204, 204, 204);text-decoration:underline;white-space:pre-wrap;width:100%'
  const { html } = sanitiseLetterHtml(`<p style='${kept}'>текст</p>`)
  assert.equal(html, `<p style="${kept.replaceAll('"', '&quot;')}">текст</p>`)
})

test('C7 no picture of another server is left, each is counted, and its description stands in its place', () => {
  for (const payload of remotePayloads) {
    const { html, remotePictures } = sanitiseLetterHtml(payload)
    assert.ok(remotePictures > 0, payload)
    assert.doesNotMatch(html, /evil|src="(?!cid:)|srcset|background="/i, payload)
  }
  assert.deepEqual(sanitiseLetterHtml('<img src="https://evil.example/x.png" alt="Схема">'), {
    html: '<span>[Схема]</span>',
    removed: false,
    remotePictures: 1,
  })
  assert.equal(
    sanitiseLetterHtml('до <img src=//evil.example/x> после').html,
    'до <span>[картинка с другого сервера]</span> после',
  )
  assert.equal(sanitiseLetterHtml('до<img src=//evil.example/x width=1 height=1>после').html, 'допосле')
  assert.equal(sanitiseLetterHtml('до<img src=//evil.example/x alt="">после').html, 'допосле')
  assert.equal(sanitiseLetterHtml('<img src=//evil.example/x alt="👍">').html, '<span>👍</span>')
  assert.equal(sanitiseLetterHtml('<img src="data:image/png;base64,AAAA">').html, '<span>[картинка]</span>')
  assert.equal(
    sanitiseLetterHtml('<picture><source srcset="//evil.example/a"><img src="//evil.example/b"></picture>')
      .remotePictures,
    2,
  )
})

test('pictures of the letter itself stay in their place and are found by their Content-ID', () => {
  const { html, remotePictures } = sanitiseLetterHtml(
    '<p>Схема: <img width=640 src="cid:image001.png@01DB3A5C.7F2E" alt="image001.png" onload=x> и <IMG SRC=cid:p%C3%A9.1> и <img src="cid:нет" alt="a&quot;&gt;b"></p>',
  )
  assert.equal(remotePictures, 0)
  const seen: string[] = []
  const shown = withPictures(html, (cid) => {
    seen.push(cid)
    return cid === 'нет' ? null : `/files/${cid.length}?a=1&b="<$&>`
  })
  assert.deepEqual(seen, ['image001.png@01DB3A5C.7F2E', 'pé.1', 'нет'])
  assert.equal(
    shown,
    '<p>Схема: <img src="/files/26?a=1&amp;b=&quot;&lt;$&amp;&gt;" alt="image001.png" width="640" /> и <img src="/files/4?a=1&amp;b=&quot;&lt;$&amp;&gt;" /> и <span>[a&quot;&gt;b]</span></p>',
  )
  assert.equal(
    withPictures(sanitiseLetterHtml('текст &lt;img src="cid:x" /&gt;').html, () => 'нет'),
    'текст &lt;img src="cid:x" /&gt;',
  )
})

test('what has been made safe is not changed by making it safe again', () => {
  for (const payload of every) {
    const once = sanitiseLetterHtml(payload).html
    assert.deepEqual(sanitiseLetterHtml(once), { html: once, removed: false, remotePictures: 0 }, payload)
  }
  const pieces = fc.constantFrom(
    ...every,
    ...'<>&"\'/= \u00a0\n;:',
    'p',
    'style',
    'td',
    '<table>',
    '<tr>',
    '<td>',
    '</p>',
    '<p>',
    '<li>',
    '<a href="',
    '&#',
    '<!--',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 12 }), (parts) => {
      const once = sanitiseLetterHtml(parts.join('')).html
      assert.deepEqual(faults(once), [])
      assert.deepEqual(sanitiseLetterHtml(once), { html: once, removed: false, remotePictures: 0 })
    }),
    { numRuns: 1500 },
  )
})

test('E6 hostile letters of any size cost their size, and give no more than the bound', () => {
  const hostile: [string, string][] = [
    ['angles', '<'.repeat(10_000_000)],
    ['depth', '<div>'.repeat(100_000) + 'дно'],
    ['all depth', '<b>'.repeat(3_000_000)],
    ['wrong ends', '<b>'.repeat(200_000) + '</i>'.repeat(200_000)],
    ['self-closing scripts', '<script/>'.repeat(200_000)],
    ['svg', '<svg>'.repeat(400_000)],
    ['ampersands', '&'.repeat(10_000_000)],
    ['attributes', `<p ${'a=1 b '.repeat(300_000)}>дно`],
    ['style', `<p style="${'color:red;'.repeat(200_000)}">дно`],
    ['styles', '<p style="color:red;position:fixed">я</p>'.repeat(50_000)],
    ['brackets', `<p style="background:${'url('.repeat(400_000)}">дно`],
    ['quotes', '<a href="'.repeat(200_000)],
    ['comments', '<!--'.repeat(500_000)],
    ['digits', `&#${'1'.repeat(2_000_000)};`],
    ['links', '<a href="tel:1">я</a>'.repeat(100_000)],
  ]
  for (const [name, letter] of hostile) {
    const begun = process.cpuUsage()
    const { html } = sanitiseLetterHtml(letter)
    const { user } = process.cpuUsage(begun)
    assert.ok(html.length <= 2_000_000, name)
    assert.ok(depthOf(html) <= 256, name)
    assert.ok(user < 10_000_000, `${name}: ${user} µs`)
  }
})

test('E6 what is deeper than browsers bear keeps its words and loses its frames', () => {
  const { html, removed } = sanitiseLetterHtml(`${'<div>'.repeat(1000)}дно${'</div>'.repeat(1000)}<p>после</p>`)
  assert.equal(html, `${'<div>'.repeat(256)}дно${'</div>'.repeat(256)}<p>после</p>`)
  assert.equal(removed, true)
})

const harmless = new Set([
  'href',
  'rel',
  'target',
  'src',
  'alt',
  'title',
  'style',
  'dir',
  'lang',
  'align',
  'valign',
  'width',
  'height',
  'bgcolor',
  'border',
])
const more = [
  'cellpadding',
  'cellspacing',
  'rules',
  'colspan',
  'rowspan',
  'nowrap',
  'span',
  'color',
  'face',
  'size',
  'start',
  'type',
  'value',
]
const acting =
  /^(?:script|style|link|meta|base|i?frame|frameset|object|embed|applet|form|input|button|select|option|textarea|svg|math|template|noscript|xmp|plaintext|title|video|audio|source|picture|image|body|html|head)$/

/** What of it could act, load or tell: by a parser, not by a pattern over the whole. */
function faults(html: string): string[] {
  const found: string[] = []
  let depth = 0
  const parser = new Parser({
    onopentag: (tag, given) => {
      depth += 1
      if (acting.test(tag) || !/^[a-z][a-z0-9]*$/.test(tag)) found.push(tag)
      for (const [name, value] of Object.entries(given)) {
        if (!harmless.has(name) && !more.includes(name)) found.push(`${tag} ${name}`)
        if (name === 'href' && !/^(?:https?:\/\/|mailto:|tel:)/.test(value.toLowerCase()))
          found.push(`${name}=${value}`)
        if (name === 'src' && !/^cid:/i.test(value)) found.push(`${name}=${value}`)
        if (name === 'style' && !/^(?:[a-z-]+:[^:;\\{}]+;?)+$/.test(value)) found.push(`${name}=${value}`)
      }
      if (tag === 'a' && given['href'] !== undefined && given['target'] !== '_blank') found.push('a without target')
    },
    onclosetag: (tag, implied) => {
      depth -= 1
      if (implied && !['br', 'hr', 'img', 'col', 'wbr'].includes(tag)) found.push(`${tag} left open`)
    },
    oncomment: (text) => found.push(`comment ${text}`),
    onprocessinginstruction: (name) => found.push(name),
  })
  parser.end(html)
  return depth === 0 ? found : [...found, 'unbalanced']
}

function depthOf(html: string): number {
  let deepest = 0
  let depth = 0
  for (const [tag] of html.matchAll(/<\/?[a-z][^>]*>/g)) {
    if (tag.startsWith('</')) depth -= 1
    else if (!tag.endsWith('/>')) depth += 1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}
