import type { MailboxChange, NewMailbox } from '../../core/letters/wire.ts'
import type { StaffActor } from '../../core/people/actor.ts'
import { refuse, type Refusal } from '../../core/refusal.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'
import { record } from '../audit/writes.ts'
import type { House } from '../house.ts'
import { isOpenLine } from '../people/reads.ts'
import { sealSecrets } from './mailbox-secrets.ts'
import {
  faultOf,
  isReachedSo,
  isSamePlace,
  merged,
  secretsElsewhere,
  wantedBefore,
  type WantedMailbox,
  wantedNew,
} from './mailbox-wanted.ts'
import { isAddressTaken, isFolderTaken, isOfferedProduct, lockMailbox } from './reads-mailboxes.ts'
import { forgetBook } from './writes-book.ts'
import { insertMailbox, tellWatchers, updateMailbox } from './writes-mailboxes.ts'

interface By {
  readonly actor: StaffActor
  readonly now: Instant
}

/** A new mailbox, or an address at our own door; gives its id. Its watcher begins at once. */
export async function addMailbox(
  tx: Tx,
  house: House,
  { actor, now, mailbox }: By & { readonly mailbox: NewMailbox },
): Promise<string | Refusal> {
  const id = house.random.uuid()
  const wanted = wantedNew(mailbox)
  const refusal = faultOf(wanted) ?? (await conflictOf(tx, { id, wanted, before: null }))
  if (refusal !== null) return refusal
  const secret = sealSecrets(house.vault, wanted.secrets)
  await insertMailbox(tx, { id, wanted, secret, now })
  await tellWatchers(tx, { mailboxId: id, what: 'changed' })
  const what = { subjectType: 'mailbox', subjectId: id, subject: wanted.name } as const
  const detail = { kind: wanted.kind, ...factsOf(mailbox) }
  await record(tx, { at: now, actorId: actor.personId, action: 'mailbox.add', ...what, detail })
  return id
}

/**
 * Changes a mailbox, or takes it out of use; letters that came by it stay. Secrets that are left out stay as they are,
 * unless they would go to another server. A box that lies elsewhere begins with an empty book: what was taken is known
 * by its content (I5).
 */
export async function changeMailbox(
  tx: Tx,
  house: House,
  { actor, now, mailboxId, change }: By & { readonly mailboxId: string; readonly change: MailboxChange },
): Promise<true | Refusal> {
  const row = await lockMailbox(tx, mailboxId)
  if (row === undefined) return refuse('not_found')
  const before = wantedBefore(row, house.vault)
  const wanted = merged(before, change)
  const refusal =
    faultOf(wanted) ??
    secretsElsewhere(before, wanted, change) ??
    (await conflictOf(tx, { id: mailboxId, wanted, before }))
  if (refusal !== null) return refusal
  const isSame = isReachedSo(before, wanted)
  const secret = isSame ? row.secret : sealSecrets(house.vault, wanted.secrets)
  await updateMailbox(tx, { id: mailboxId, wanted, secret, isSame })
  if (!isSamePlace(before, wanted)) await forgetBook(tx, mailboxId)
  await tellWatchers(tx, { mailboxId, what: 'changed' })
  const what = { subjectType: 'mailbox', subjectId: mailboxId, subject: row.name } as const
  await record(tx, { at: now, actorId: actor.personId, action: 'mailbox.change', ...what, detail: factsOf(change) })
  return true
}

/** Somebody wants to see now what lies in the box. */
export async function lookInto(tx: Tx, mailboxId: string): Promise<true | Refusal> {
  const row = await lockMailbox(tx, mailboxId)
  if (row === undefined) return refuse('not_found')
  if (row.kind !== 'imap' || !row.active) return refuse('not_in_this_state')
  await tellWatchers(tx, { mailboxId, what: 'look' })
  return true
}

/** What others have to do with it: addresses and folders that are taken, products and lines that are not there. */
async function conflictOf(
  tx: Tx,
  {
    id,
    wanted,
    before,
  }: { readonly id: string; readonly wanted: WantedMailbox; readonly before: WantedMailbox | null },
): Promise<Refusal | null> {
  const { address, imap, active, productId, lineId } = wanted
  if (await isAddressTaken(tx, address, id)) return refuse('already_exists', 'address')
  if (imap !== null && active && (await isFolderTaken(tx, { ...imap, except: id })))
    return refuse('already_exists', 'imap.folder')
  // What was archived since it was chosen stays chosen.
  if (productId !== null && productId !== before?.productId && !(await isOfferedProduct(tx, productId)))
    return refuse('not_found', 'productId')
  if (lineId !== null && lineId !== before?.lineId && !(await isOpenLine(tx, lineId)))
    return refuse('not_found', 'lineId')
  return null
}

/** What the journal says: that there are new secrets, and never one of them (B7). */
function factsOf({ imap, oauth, password, clientSecret, refreshToken, ...rest }: MailboxChange) {
  const isSecret = [password, clientSecret, refreshToken].some((secret) => secret !== undefined)
  const token = oauth === undefined ? {} : { tokenUrl: oauth?.tokenUrl ?? null }
  const said = { ...rest, ...imap, ...token, ...(isSecret ? { secret: true } : {}) }
  return Object.fromEntries(Object.entries(said).filter(([name, value]) => value !== undefined && name !== 'kind'))
}
