import addressparser from 'nodemailer/lib/addressparser'
import type { LetterAddress, LetterProblem } from '../../core/letters/letter.ts'
import { isPlainAddress } from '../send/address.ts'
import { type Mailbox, readStrictly } from './address-grammar.ts'
import { limits } from './limits.ts'
import { bounded, headLine } from './plain.ts'
import { decodeWords } from './words.ts'

/** Who wrote a letter, as far as that is beyond doubt. */
export interface Authors {
  readonly from: LetterAddress | null
  /** Everybody whom one of the readers sees there. */
  readonly authors: readonly LetterAddress[]
  readonly problem: LetterProblem | null
}

/**
 * The author: named in one From field, alone, and two readers of RFC 5322 addresses agree on who it is (D3). Names are
 * decoded after that, so that an encoded word never becomes an address.
 */
export function readAuthors(fields: readonly string[]): Authors {
  const strict = fields.map(readStrictly)
  const loose = fields.map(readLoosely)
  const one = strict.flatMap(({ mailboxes }) => mailboxes)
  const other = loose.flat()
  const authors = distinct([...one, ...other])
    .slice(0, limits.addresses)
    .map(shown)
  const nobody = (problem: LetterProblem): Authors => ({ from: null, authors, problem })
  if (one.length === 0 && other.length === 0) return nobody('no_author')
  const agreed = one.length === other.length && one.every(({ address }, index) => other[index]?.address === address)
  const sound = strict.every((reading) => reading.sound && !reading.grouped)
  const [author] = one
  if (!agreed || !sound || author === undefined) return nobody('author_ambiguous')
  return one.length > 1 || fields.length > 1
    ? nobody('several_authors')
    : { from: shown(author), authors, problem: null }
}

/** The addresses of To, Cc, Reply-To, Sender: by the grammar, and where they do not keep to it, what can be made out. */
export function readAddresses(fields: readonly string[]): {
  readonly addresses: readonly LetterAddress[]
  readonly cut: boolean
} {
  const found = fields.flatMap((field) => {
    const { sound, mailboxes } = readStrictly(field)
    return sound ? mailboxes : readLoosely(field).filter(({ address }) => isPlainAddress(address))
  })
  const kept = found.slice(0, limits.addresses)
  return { addresses: kept.map(shown), cut: found.length > kept.length }
}

function readLoosely(field: string): Mailbox[] {
  return addressparser(field, { flatten: true }).flatMap(({ name, address }) => {
    const at = address.lastIndexOf('@')
    if (at < 1 || at === address.length - 1 || address.length > 320) return []
    return [{ name, address: address.slice(0, at + 1) + address.slice(at + 1).toLowerCase() }]
  })
}

const distinct = (mailboxes: readonly Mailbox[]): Mailbox[] =>
  [...new Map(mailboxes.toReversed().map((mailbox) => [mailbox.address, mailbox])).values()].toReversed()

const shown = ({ name, address }: Mailbox): LetterAddress => {
  const decoded = headLine(decodeWords(name.slice(0, limits.nameCharacters * 4))).replaceAll(/\s+/g, ' ')
  return { name: bounded(decoded, limits.nameCharacters), address: headLine(address) }
}
