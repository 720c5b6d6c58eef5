import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { htmlToText } from './to-text.ts'

const table: readonly [string, string, string][] = [
  ['blocks', '<div>Добрый день!</div><div>Раз</div>два<div>три</div>', 'Добрый день!\nРаз\nдва\nтри'],
  ['paragraphs', '<p>Раз</p><p>Два</p>\n<p>Три</p>', 'Раз\n\nДва\n\nТри'],
  ['paragraphs without space', '<p style="margin:0">Раз</p><p style="margin: 0cm 0cm 8pt">Два</p>', 'Раз\nДва'],
  [
    'paragraphs of Word',
    '<p class=MsoNormal>Раз</p><p class=MsoNormal>&nbsp;</p><p class=x_MsoNormal>Два</p>',
    'Раз\n\nДва',
  ],
  ['paragraphs by a sheet', '<style>P {margin-top:0;margin-bottom:0;}</style><p>Раз</p><p>Два</p>', 'Раз\nДва'],
  ['line ends', 'Раз<br>Два<br/><br>Три<br><br><br>Четыре<br>', 'Раз\nДва\n\nТри\n\nЧетыре'],
  [
    'empty lines of Gmail',
    '<div>Раз</div><div><br></div><div><br></div><div>Два<br></div><div>Три</div>',
    'Раз\n\nДва\nТри',
  ],
  ['blanks of the source', '<p>\n  Не  печатается\n\tсхема </p>', 'Не печатается схема'],
  ['blanks across elements', 'Не <b>печатается </b> <i> схема</i>', 'Не печатается схема'],
  [
    'a blank that holds',
    'Обращение №&nbsp;1001 и 10&nbsp;000&nbsp;руб.',
    'Обращение №\u00a01001 и 10\u00a0000\u00a0руб.',
  ],
  ['blanks that lay out', 'Раз&nbsp; два &nbsp;три&nbsp;&nbsp;&nbsp;четыре', 'Раз два три   четыре'],
  [
    'entities',
    '&laquo;АСМО&raquo; &lt;b&gt; &amp;amp; &#8470;&#x20;5 &copy &unknown;',
    '«АСМО» <b> &amp; № 5 © &unknown;',
  ],
  ['no width', 'слово\u200bслово со\u00adгласование\ufeff', 'словослово согласование'],
  [
    'bullets',
    '<ul><li>раз</li><li>два<ul><li>два с половиной</li></ul></li><li>три</li></ul>',
    '• раз\n• два\n  • два с половиной\n• три',
  ],
  ['numbers', '<ol start=3><li>три<li>четыре<br>ещё<li value=9>девять</ol>', '3. три\n4. четыре\n  ещё\n9. девять'],
  ['paragraphs in a list', '<ul><li><p>раз</p></li><li></li><li><p>два</p></li></ul>после', '• раз\n\n• два\n\nпосле'],
  [
    'a table',
    '<table><tr><th>Модуль</th><th>Версия</th></tr><tr><td>Карта</td><td>5.2</td></tr></table>',
    'Модуль\tВерсия\nКарта\t5.2',
  ],
  [
    'an empty cell',
    '<table><tr><td>а</td><td>&nbsp;</td><td>в</td></tr><tr><td></td><td>б</td></tr></table>',
    'а\t\tв\nб',
  ],
  [
    'cells of paragraphs',
    '<table><tr><td><p>Раз</p></td><td><p>два</p><p>три</p></td></tr><tr><td><p>ч</p></td></tr></table>',
    'Раз\tдва\n\nтри\nч',
  ],
  [
    'tables that only lay out',
    '<table><tr><td><table><tr><td>Шапка</td></tr></table></td></tr><tr><td><div>Раз</div><div>Два</div></td></tr></table>',
    'Шапка\nРаз\nДва',
  ],
  ['a link', '<a href="https://x.example/a?b=1&amp;c=2">сюда</a>.', 'сюда (https://x.example/a?b=1&c=2).'],
  [
    'a link that says itself',
    '<a href="https://www.x.example/">x.example</a> <a href="mailto:a@b.example?subject=x">A@b.example</a>',
    'x.example A@b.example',
  ],
  ['a Russian address', '<a href="https://x.example/%D0%BF%D1%83%D1%82%D1%8C">x.example/путь</a>', 'x.example/путь'],
  [
    'a number',
    '<a href="tel:+74951234567">+7 (495) 123-45-67</a> <a href="tel:+74950000000">нам</a>',
    '+7 (495) 123-45-67 нам (+74950000000)',
  ],
  [
    'links that lead nowhere',
    '<a href="javascript:alert(1)">раз</a> <a name=x>два</a> <a href="https://x.example"></a>',
    'раз два',
  ],
  [
    'pictures',
    'Схема: <img src="cid:1" alt="image001.png"> <img src=x><img width=1 height=1 alt=x src=y><img alt="👍">',
    'Схема: [image001.png] 👍',
  ],
  ['preformatted', '<pre>\nраз  два\n\n\n\tтри </pre>четыре', 'раз  два\n\n\n\tтри\n\nчетыре'],
  ['preformatted by style', '<div style="white-space: pre-wrap">раз  два\nтри</div>', 'раз  два\nтри'],
  ['a rule', 'раз<hr>два', 'раз\n\n---\nдва'],
  [
    'a quote',
    'Пишет:<blockquote>раз<br>два<blockquote type=cite>три</blockquote></blockquote>ответ',
    'Пишет:\n> раз\n> два\n> > три\n\nответ',
  ],
  ['an empty line in a quote', '<blockquote type=cite><p>раз</p><p>два</p></blockquote>', '> раз\n>\n> два'],
  [
    'an indent of Gmail',
    '<blockquote style="margin:0 0 0 40px;border:none;padding:0px">раз</blockquote>два',
    'раз\nдва',
  ],
  [
    'a bar of Outlook',
    "<div style='border:none;border-left:solid blue 1.5pt;padding:0cm 0cm 0cm 4.0pt'><p class=MsoNormal>раз</p></div>два",
    '> раз\n\nдва',
  ],
  [
    'a head of Outlook',
    "раз<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal><b>От:</b> Пётр",
    'раз\n\n________________________________\nОт: Пётр',
  ],
  ['a box that is no head', "раз<div style='border-top:solid 1px'>Отчёт", 'раз\nОтчёт'],
  [
    'a rule above a head',
    'раз<hr><div id=divRplyFwdMsg><b>From:</b> Пётр</div>',
    'раз\n\n________________________________\nFrom: Пётр',
  ],
  [
    'what is not seen',
    '<head><title>Тема</title><style>p{}</style></head><script>1</script><div style="display:none">анонс</div><p hidden>x</p>да',
    'да',
  ],
  [
    'a preview of no size',
    '<div style="font-size:0;line-height:0">анонс <span style="font-size:14px">да</span></div>',
    'да',
  ],
  ['nothing but hidden words', '<div style="display:none">только это</div><script>1</script>', 'только это'],
  ['conditional comments', '<!--[if mso]><p>Outlook</p><![endif]--><![if !mso]>да<![endif]>', 'да'],
  [
    'a list of Word',
    "<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>раз</p>",
    '• раз',
  ],
  ['a mark of a signature', '<div>раз</div><div>-- <br></div><div>Иван</div>', 'раз\n-- \nИван'],
  ['two hyphens', '<div>раз</div><div>--</div><div>Иван</div>', 'раз\n--\nИван'],
  ['a mark in a quote', '<blockquote type=cite><pre>раз\n-- \nИван</pre></blockquote>', '> раз\n> -- \n> Иван'],
  ['nothing', ' <p>&nbsp;</p><br>\n', ''],
]

for (const [name, html, text] of table) {
  test(`HTML as text: ${name}`, () => {
    assert.equal(htmlToText(html), text)
  })
}

const word = fc.stringMatching(/^[а-яёА-Яa-zA-Z0-9<&"'№«»,.>;:/()]{1,12}$/)
const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))
const encoded = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

test('a plain text written as HTML reads as it was', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), fc.boolean(), (lines, apart) => {
      const text = lines.join(apart ? '\n\n' : '\n')
      assert.equal(htmlToText(encoded(text).replaceAll('\n', '<br>\n')), text)
      assert.equal(htmlToText(`<pre>${encoded(text)}</pre>`), text)
      assert.equal(
        htmlToText(lines.map((line) => `<${apart ? 'p' : 'div'}>${encoded(line)}</${apart ? 'p' : 'div'}>`).join('')),
        text,
      )
      assert.equal(
        htmlToText(`<blockquote type=cite>${encoded(text).replaceAll('\n', '<br>')}</blockquote>`),
        text.replaceAll(/^(?=.)/gm, '> ').replaceAll(/^$/gm, '>'),
      )
    }),
    { numRuns: 500 },
  )
})

test('any string is read without a fault, and its text begins and ends with a line that says something', () => {
  const piece = fc.constantFrom(
    '<p>',
    '<td>',
    '<tr>',
    '<table>',
    '</table>',
    '<blockquote>',
    '</blockquote>',
    '<li>',
    '<ul>',
    '<br>',
    '<pre>',
    '&nbsp;',
    '&#0;',
    '<a href=x>',
    '</a>',
    '<div style="',
    '">',
    '<!--',
    '-->',
    '<hr>',
    '<style>',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 30 }), (parts) => {
      const text = htmlToText(parts.join(''))
      assert.doesNotMatch(text, /^\n|\n$|[^\P{Cc}\t\n]/u)
    }),
    { numRuns: 1500 },
  )
})

test('E6 hostile letters of 10 MB cost their size, and give no more than the bound', () => {
  const hostile: [string, string][] = [
    ['angles', '<'.repeat(10_000_000)],
    ['depth', `${'<div>'.repeat(100_000)}дно`],
    ['depth of quotes', '<blockquote>x'.repeat(500_000)],
    ['wrong ends', '<b>'.repeat(1_000_000) + '</i>'.repeat(1_000_000)],
    ['paragraphs', '<p>я '.repeat(2_000_000)],
    ['line ends', '<br>'.repeat(2_500_000)],
    ['padding', `${'&nbsp;'.repeat(1_600_000)}дно`],
    ['cells', `<table><tr>${'<td>1'.repeat(1_000_000)}`],
    ['items', '<ol><li>1'.repeat(1_000_000)],
    ['links', `<a href="https://x.example/${'y'.repeat(900)}">z</a>`.repeat(10_000)],
    ['one link', `<a href="https://x.example/">${'слово '.repeat(1_000_000)}</a>`],
    [
      'Word',
      "<p class=MsoNormal style='margin-bottom:12.0pt'><span lang=RU style='font-size:10.0pt'>слово<o:p></o:p></span></p>".repeat(
        90_000,
      ),
    ],
    ['hidden', `<div style="display:none">${'x<b>'.repeat(1_000_000)}`],
    ['comments', '<!--'.repeat(2_500_000)],
    ['style sheet', `<style>${'p {margin '.repeat(1_000_000)}</style>дно`],
  ]
  for (const [name, letter] of hostile) {
    const begun = process.cpuUsage()
    const text = htmlToText(letter)
    const { user } = process.cpuUsage(begun)
    assert.ok(text.length <= 1_300_000, `${name}: ${text.length} characters`)
    assert.ok(user < 10_000_000, `${name}: ${user} µs`)
  }
})

test('E6 a letter of more elements than anybody writes says that it is not read to its end', () => {
  const text = htmlToText('<b></b>'.repeat(700_000))
  assert.match(text, /остальное в оригинале\]$/)
})

test('what stands deeper than is followed keeps its words and its lines', () => {
  const text = htmlToText(`${'<div>'.repeat(600)}раз<div>два</div>три${'</div>'.repeat(600)}<p>четыре</p>`)
  assert.equal(text, 'раз\nдва\nтри\n\nчетыре')
})
