/** A picture that was written into the HTML itself. */
export interface DataPicture {
  /** What the HTML calls it now. */
  readonly contentId: string
  readonly type: string
  readonly bytes: Buffer
}

/** The HTML of a letter whose pictures have moved out of it. */
export interface Lifted {
  readonly html: string
  readonly pictures: readonly DataPicture[]
}

const most = 100

/**
 * Takes the pictures that some programs write into the HTML (`src="data:image/png;base64,…"`) out of it, so that they
 * are files of the letter like any other and don't use up what is read of its words. Only formats of pixels; linear.
 */
export function liftPictures(html: string): Lifted {
  const kept: string[] = []
  const pictures: DataPicture[] = []
  let from = 0
  for (const { index, text, type } of addressesIn(html)) {
    if (pictures.length === most) break
    const contentId = `picture-${pictures.length + 1}@data`
    const bytes = Buffer.from(text.slice(text.indexOf(',') + 1), 'base64')
    if (bytes.length === 0) continue
    pictures.push({ contentId, type, bytes })
    kept.push(html.slice(from, index), `cid:${contentId}`)
    from = index + text.length
  }
  return pictures.length === 0 ? { html, pictures } : { html: kept.join('') + html.slice(from), pictures }
}

/** In a value of an attribute only: what is written as words stays. */
function* addressesIn(html: string): Generator<{ index: number; text: string; type: string }> {
  for (const { index, 0: text, 1: quote, 2: type = '' } of html.matchAll(
    /(?<==\s?(["']?))data:(image\/(?:png|jpe?g|gif|webp|bmp));base64,[A-Za-z0-9+/=\r\n]+/gi,
  )) {
    const ends = html.charAt(index + text.length)
    if (quote === '' ? /[\s>]?/.test(ends) : ends === quote) yield { index, text, type: type.toLowerCase() }
  }
}
