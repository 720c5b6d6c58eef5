import assert from 'node:assert/strict'
import test from 'node:test'
import { liftPictures } from './data-pictures.ts'
import { sanitiseLetterHtml } from './sanitise.ts'

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const address = `data:image/png;base64,${png.toString('base64')}`

test('pictures written into the HTML become pictures of the letter, in their place', () => {
  const { html, pictures } = liftPictures(
    `<p>Схема: <img alt="Схема" src="${address}"> и <IMG SRC='${address.replace('png', 'JPEG')}'> и <img src=${address}></p>`,
  )
  assert.equal(
    sanitiseLetterHtml(html).html,
    '<p>Схема: <img src="cid:picture-1@data" alt="Схема" /> и <img src="cid:picture-2@data" /> и <img src="cid:picture-3@data" /></p>',
  )
  assert.deepEqual(
    pictures.map(({ contentId, type, bytes }) => [contentId, type, bytes.toString('hex')]),
    [
      ['picture-1@data', 'image/png', png.toString('hex')],
      ['picture-2@data', 'image/jpeg', png.toString('hex')],
      ['picture-3@data', 'image/png', png.toString('hex')],
    ],
  )
})

test('words, drawings and what is damaged stay as they are', () => {
  const html = [
    `<p>Адрес картинки: ${address}</p>`,
    '<img src="data:image/svg+xml;base64,PHN2Zz4=">',
    '<img src="data:text/html;base64,PHN2Zz4=">',
    '<img src="data:image/png;base64,">',
    `<img src="${address}#x">`,
  ].join('')
  assert.deepEqual(liftPictures(html), { html, pictures: [] })
})

test('E6 many and huge pictures take time by their size, and a hundred of them move', () => {
  const huge = `<img src="data:image/png;base64,${'A'.repeat(20_000_000)}"><p>после</p>`
  const { html, pictures } = liftPictures(huge)
  assert.equal(html, '<img src="cid:picture-1@data"><p>после</p>')
  assert.equal(pictures[0]?.bytes.length, 15_000_000)
  assert.equal(liftPictures(`<img src="${address}">`.repeat(50_000)).pictures.length, 100)
  assert.equal(liftPictures('="data:image/png;base64,AA'.repeat(300_000)).pictures.length, 100)
  assert.equal(liftPictures(`=${' '.repeat(5_000_000)}"data:image/png`).pictures.length, 0)
})
