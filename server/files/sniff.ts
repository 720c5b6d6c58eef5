/** Which picture this is by its first bytes, whatever its name or sender says; undefined: none that may be shown (C2). */
export function imageType(head: Buffer): string | undefined {
  if (head.subarray(0, 8).equals(PNG)) return 'image/png'
  if (head.subarray(0, 3).equals(JPEG)) return 'image/jpeg'
  const text = head.subarray(0, 12).toString('latin1')
  if (/^GIF8[79]a/.test(text)) return 'image/gif'
  if (/^RIFF[^]{4}WEBP/.test(text)) return 'image/webp'
  return undefined
}

/** How many bytes `imageType` wants to see. */
export const HEAD_BYTES = 16

const PNG = Buffer.from('89504e470d0a1a0a', 'hex')
const JPEG = Buffer.from('ffd8ff', 'hex')

/** A declared media type as it is kept: without parameters, and only when it is one. */
export function mediaTypeOf(header: string | undefined): string {
  const [type = ''] = (header ?? '').split(';')
  const word = type.trim().toLowerCase()
  return /^[a-z]+\/[a-z\d][a-z\d.+-]{0,100}$/.test(word) ? word : 'application/octet-stream'
}
