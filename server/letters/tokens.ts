import { createHash, createHmac } from 'node:crypto'
import type { Installation } from '../installation/reads.ts'

/**
 * The token of the address at which one person answers one request: 130 bits that nobody can make without the
 * installation's secret. The epoch is in it, so that after a restore the tokens of the lost life mean nothing (D13).
 */
export function replyToken(
  { secret, epoch }: Pick<Installation, 'secret' | 'epoch'>,
  { ticket, personId }: { readonly ticket: number; readonly personId: string },
): string {
  const mac = createHmac('sha256', secret).update(`reply\n${epoch}\n${ticket}\n${personId}`).digest()
  return [...mac.subarray(0, 26)].map((byte) => letters[byte % 32]).join('')
}

/** What is kept of a token; looking it up by this takes the same time whatever was guessed (D5, G7). */
export const replyTokenHash = (token: string): Buffer => createHash('sha256').update(`reply\n${token}`).digest()

/** One case only, since mail servers may change it. */
const letters = 'abcdefghijklmnopqrstuvwxyz234567'
