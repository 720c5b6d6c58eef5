import { declarationsOf } from './css.ts'

type Given = Readonly<Record<string, string>>

/** Whether showing it would ask another server (C7): anything but a part of the letter and what stands there itself. */
export const isRemote = (address: string): boolean => !/^\s*(?:$|cid:|data:|#)/i.test(address)

/** How many pictures an element wants from other servers, in whatever way (C7). */
export const picturesOf = (tag: string, given: Given): number =>
  Number(showsPicture(tag, given)) +
  Number(isRemote(given['background'] ?? '')) +
  Number(isRemote(given['poster'] ?? '')) +
  remoteInStyle(given['style'] ?? '')

/** A picture that only counts its readers. */
export const isPixel = ({ width, height, style }: Given): boolean =>
  isTiny(width) || isTiny(height) || /display\s*:\s*none/i.test(style ?? '')

const isTiny = (extent: string | undefined): boolean => /^\s*[0-3](?:px)?\s*$/i.test(extent ?? '')

function showsPicture(tag: string, given: Given): boolean {
  if (tag === 'image' || tag === 'feimage') return isRemote(given['href'] ?? given['xlink:href'] ?? given['src'] ?? '')
  if (tag !== 'img' && tag !== 'source' && tag !== 'input') return false
  return isRemote(given['src'] ?? '') || (given['srcset'] ?? '').split(',').some(isRemote)
}

const remoteInStyle = (style: string): number =>
  declarationsOf(style).filter(({ value }) =>
    /(?:url|image|image-set)\(\s*["']?\s*(?!["'\s)#]|cid:|data:)/i.test(value),
  ).length
