import type { ImapFlow } from 'imapflow'
import type { MailboxSettings } from '../../server/letters/watched-mailboxes.ts'
import type { UidBook } from './arrival.ts'
import { type Patience, within } from './imap-patience.ts'
import { MailboxError } from './problems.ts'

/** The folder of a mailbox as it was seen. */
export interface Folder {
  readonly uidValidity: number
  /** What lay there before it was seen first has lower UIDs (I6). */
  readonly firstUidNext: number
  /** No UID up to this one has to be looked for again; 0: all of them. */
  readonly highest: number
  readonly renewed: boolean
}

interface Reading {
  readonly settings: MailboxSettings
  readonly book: UidBook
  readonly patience: Patience
}

/** Selects the folder and finds its page in the book, or begins one (I5, I6). Read-only where nothing is moved. */
export async function openFolder(client: ImapFlow, { settings, book, patience }: Reading): Promise<Folder> {
  const options = { readOnly: settings.moveTo === null }
  const opened = await within(patience.answerMs, { client, work: client.mailboxOpen(settings.folder, options) })
  const uidValidity = Number(opened.uidValidity)
  if (!Number.isSafeInteger(uidValidity) || uidValidity <= 0) throw new MailboxError('other', 'no UIDVALIDITY')
  const known = await book.validity(settings.id, uidValidity)
  if (known !== null) return { uidValidity, firstUidNext: known.firstUidNext, highest: 0, renewed: false }
  const uidNext = opened.uidNext > 0 ? opened.uidNext : (await highestOf(client, patience)) + 1
  const { renewed } = await book.begin(settings.id, { uidValidity, uidNext })
  return { uidValidity, firstUidNext: uidNext, highest: 0, renewed }
}

/**
 * The UIDs that are not in the book, and the highest that is there. Never asks for unseen ones: a person who reads the
 * mailbox elsewhere changes nothing (U13, I4). Old ones that lay there from the first are marked as skipped (I6).
 */
export async function newUids(
  client: ImapFlow,
  given: Reading & { readonly folder: Folder },
): Promise<{ readonly uids: readonly number[]; readonly highest: number }> {
  const { settings, book, patience, folder } = given
  const query = folder.highest === 0 ? { all: true } : { uid: `${folder.highest + 1}:*` }
  const found = await within(patience.answerMs, { client, work: client.search(query, { uid: true }) })
  if (!Array.isArray(found)) throw new MailboxError('other', 'SEARCH refused')
  // `n:*` names the last letter even when its UID is lower.
  const listed = found.filter((uid) => uid > folder.highest).sort((a, b) => a - b)
  const uids: number[] = []
  for (const some of handfuls(listed)) {
    const known = await book.known(settings.id, folder.uidValidity, some)
    const unknown = some.filter((uid) => !known.has(uid))
    const old = await oldOf(client, { ...given, uids: unknown.filter((uid) => uid < folder.firstUidNext) })
    if (old.size > 0) await book.skip(settings.id, folder.uidValidity, [...old])
    uids.push(...unknown.filter((uid) => !old.has(uid)))
  }
  return { uids, highest: listed.at(-1) ?? folder.highest }
}

const handful = 1000

function* handfuls(uids: readonly number[]): Generator<readonly number[]> {
  for (let start = 0; start < uids.length; start += handful) yield uids.slice(start, start + handful)
}

async function oldOf(
  client: ImapFlow,
  { settings, patience, uids }: Reading & { readonly uids: readonly number[] },
): Promise<ReadonlySet<number>> {
  if (uids.length === 0) return new Set()
  const fetch = client.fetchAll(uids.join(','), { uid: true, internalDate: true }, { uid: true })
  const dated = await within(patience.answerMs, { client, work: fetch })
  const old = dated.filter(({ internalDate }) => {
    if (internalDate === undefined) return false
    return new Date(internalDate).getTime() < settings.takeFrom
  })
  return new Set(old.map(({ uid }) => uid))
}

async function highestOf(client: ImapFlow, patience: Patience): Promise<number> {
  const found = await within(patience.answerMs, { client, work: client.search({ all: true }, { uid: true }) })
  return Array.isArray(found) ? found.reduce((most, uid) => Math.max(most, uid), 0) : 0
}
