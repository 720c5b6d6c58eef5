/** An address as it may stand in an envelope: one, without a name, a comment, a quote or a space (F1, F2). */
export const isPlainAddress = (text: string): boolean =>
  text.length <= 254 && /^[^\p{Cc}\p{Z}"(),:;<>@[\\\]]+@[^\p{Cc}\p{Z}"(),:;<>@[\\\]]+$/u.test(text)

export interface Sender {
  readonly name: string
  readonly address: string
  /** What our message ids end with. */
  readonly host: string
}

/** Reads MAIL_FROM: `support@example.org` or `Служба поддержки <support@example.org>`. Throws on anything else. */
export function senderOf(mailFrom: string): Sender {
  const named = /^(?<name>[^<>\p{Cc}]*)<(?<address>[^<>]*)>$/u.exec(mailFrom.trim())
  const address = (named?.groups?.['address'] ?? mailFrom).trim()
  if (!isPlainAddress(address)) throw new TypeError(`MAIL_FROM is not a mail address: ${JSON.stringify(mailFrom)}`)
  const name = (named?.groups?.['name'] ?? '').trim().replaceAll(/^"|"$/g, '')
  return { name, address, host: address.slice(address.indexOf('@') + 1) }
}
