import type { Instant } from '../../core/time/instant.ts'
import type { House, Pieces } from '../house.ts'
import { keepFromDoor, keepFromMailbox } from './writes-store.ts'

/** By which route a letter came. */
export type Arrival =
  | { readonly source: 'smtp'; readonly envelopeFrom: string; readonly envelopeTo: readonly string[] }
  | {
      readonly source: 'imap'
      readonly mailboxId: string
      readonly uidValidity: number
      readonly uid: number
      readonly internalDate: Instant | null
    }

/**
 * Keeps a raw letter for good before it answers (I10): its bytes durably, then its row, which the taker is told of. A
 * crash in between leaves content without a row, which is collected, and a sender who brings the letter again (I15).
 * `known`: this UID of this mailbox was stored before, or passed over on purpose; nothing is written. A stream that
 * breaks off throws and leaves nothing.
 */
export async function storeLetter(
  house: House,
  given: { readonly raw: Pieces; readonly arrival: Arrival; readonly maxSize: number },
): Promise<'stored' | 'known' | 'too_large'> {
  const { raw, arrival, maxSize } = given
  const content = await house.files.keep(raw, maxSize)
  if (content === 'too_large') return content
  const letter = { id: house.random.uuid(), ...content, now: house.now() }
  if (arrival.source === 'smtp') {
    await house.database.act((tx) => keepFromDoor(tx, letter, arrival))
    return 'stored'
  }
  const isNew = await house.database.act((tx) => keepFromMailbox(tx, letter, arrival))
  return isNew ? 'stored' : 'known'
}
