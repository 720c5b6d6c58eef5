import { createHash } from 'node:crypto'
import type { TextDigest, TicketFact } from '../../core/tickets/events.ts'
import { textsOf } from '../../core/tickets/named-by.ts'
import type { Random } from '../house.ts'

/** A text beside the chain: its bytes and the salt, in hex, that keeps its digest from being guessed after erasure. */
export interface KeptText {
  readonly salt: string
  readonly text: string
}

/** Texts of one event by digest, as `ticket_event.texts` holds them. */
export type KeptTexts = Readonly<Record<string, KeptText>>

/** SHA-256 over the salt's bytes and then the text's bytes in UTF-8, in hex. */
export const digestOf = ({ salt, text }: KeptText): TextDigest =>
  createHash('sha256').update(Buffer.from(salt, 'hex')).update(text, 'utf8').digest('hex') as TextDigest

/** Collects the texts of one command while it is put together; events name them by digest only. */
export interface Words {
  keep(text: string): TextDigest
  keepIfAny(text: string | null | undefined): TextDigest | null
  readonly texts: ReadonlyMap<TextDigest, KeptText>
}

export function collectWords(random: Random): Words {
  const texts = new Map<TextDigest, KeptText>()
  const keep = (given: string): TextDigest => {
    // Half a surrogate pair is no text: UTF-8 and jsonb have no form for it.
    const kept = { salt: random.bytes(16).toString('hex'), text: given.toWellFormed() }
    const digest = digestOf(kept)
    texts.set(digest, kept)
    return digest
  }
  return { keep, keepIfAny: (text) => (text === null || text === undefined ? null : keep(text)), texts }
}

/** Those texts that an event names, to be stored beside it. */
export function keptBeside(fact: TicketFact, texts: ReadonlyMap<TextDigest, KeptText>): KeptTexts {
  const found = textsOf(fact).flatMap((digest): [string, KeptText][] => {
    const kept = texts.get(digest)
    return kept === undefined ? [] : [[digest, kept]]
  })
  return Object.fromEntries(found)
}
