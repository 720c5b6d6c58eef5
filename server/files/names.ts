/** Marks that turn or hide what follows them: a name must read as it is (C3). */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u115f\u1160\u3164\uffa0]/gu
/** What no file system of a reader takes in a name. */
const UNSAFE = /[<>:"|?*]/g
/** Names that Windows keeps for devices, with any extension. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i

const MOST_BYTES = 255

/** A name as it is kept and shown: the last part of a path, without what misleads or breaks; never empty. */
export function cleanName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const readable = last
    .replaceAll(UNSEEN, '')
    .replaceAll(UNSAFE, '_')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '')
  const named = DEVICE.test(readable) ? `_${readable}` : readable
  return named === '' ? 'file' : shortened(named)
}

/** The name in a header `X-File-Name`, percent-encoded UTF-8; undefined when it is not that. */
export function nameInHeader(header: string | string[] | undefined): string | undefined {
  if (typeof header !== 'string' || header.length > 8000) return undefined
  try {
    return cleanName(decodeURIComponent(header))
  } catch {
    return undefined
  }
}

/** RFC 6266: a plain name for old readers, the real one in UTF-8. */
export function disposition(kind: 'attachment' | 'inline', name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%;]/g, '_')
  const exact = encodeURIComponent(name).replaceAll(
    /['()*!]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${plain}"; filename*=UTF-8''${exact}`
}

/** Cut in front of the extension, between characters. */
function shortened(name: string): string {
  if (Buffer.byteLength(name) <= MOST_BYTES) return name
  const dot = name.lastIndexOf('.')
  const extension = dot > 0 && Buffer.byteLength(name.slice(dot)) <= 32 ? name.slice(dot) : ''
  let stem = ''
  let room = MOST_BYTES - Buffer.byteLength(extension)
  for (const character of extension === '' ? name : name.slice(0, dot)) {
    room -= Buffer.byteLength(character)
    if (room < 0) break
    stem += character
  }
  return stem.trimEnd() + extension
}
