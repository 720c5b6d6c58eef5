import type { MailboxChange, MailboxView, NewMailbox } from '../../core/letters/wire.ts'
import { isLoopback, isSafeUrl } from '../../core/letters/mailbox-rules.ts'
import { refuse, type Refusal } from '../../core/refusal.ts'
import { formatInstant, parseInstant } from '../../core/time/instant.ts'
import type { Vault } from '../vault.ts'
import { type MailboxSecrets, noSecrets, oauthOf, openSecrets } from './mailbox-secrets.ts'
import type { LockedMailbox } from './reads-mailboxes.ts'

/** A mailbox as it is to be: what was, with what is changed. */
export interface WantedMailbox extends Pick<MailboxView, 'kind' | 'name' | 'address' | 'active' | 'imap' | 'oauth'> {
  readonly productId: string | null
  readonly lineId: string | null
  readonly secrets: MailboxSecrets
}

/** A new one: what is left out of it is not there. */
export const wantedNew = (given: NewMailbox): WantedMailbox => merged({ ...blank, kind: given.kind }, given)

const blank = {
  name: '',
  address: '',
  active: true,
  imap: null,
  oauth: null,
  productId: null,
  lineId: null,
  secrets: noSecrets,
}

/** One that is there. The checks of the table hold that an IMAP mailbox has what such a one must have. */
export function wantedBefore(row: LockedMailbox, vault: Vault): WantedMailbox {
  return {
    kind: row.kind as WantedMailbox['kind'],
    name: row.name,
    address: row.address,
    active: row.active,
    imap: imapOf(row),
    oauth: oauthOf(row.oauth),
    productId: row.product_id,
    lineId: row.line_id,
    secrets: openSecrets(vault, row.secret),
  }
}

/** What is left out stays; a way of signing in that is given up is forgotten with its secrets. */
export function merged(before: WantedMailbox, change: MailboxChange): WantedMailbox {
  const oauth = change.oauth === undefined ? before.oauth : change.oauth
  const secrets = {
    password: kept(change.password, oauth === null ? before.secrets.password : null),
    clientSecret: kept(change.clientSecret, oauth === null ? null : before.secrets.clientSecret),
    refreshToken: kept(change.refreshToken, oauth === null ? null : before.secrets.refreshToken),
  }
  return {
    kind: before.kind,
    name: change.name ?? before.name,
    address: change.address ?? before.address,
    active: change.active ?? before.active,
    imap: change.imap === undefined ? before.imap : change.imap,
    oauth,
    productId: change.productId === undefined ? before.productId : change.productId,
    lineId: change.lineId === undefined ? before.lineId : change.lineId,
    secrets,
  }
}

const kept = (given: string | null | undefined, before: string | null): string | null =>
  given === undefined ? before : given

/** What is wrong with it by itself; null: nothing. */
export function faultOf({ kind, imap, oauth, secrets }: WantedMailbox): Refusal | null {
  if (kind === 'door') {
    if (imap !== null) return refuse('invalid_input', 'imap')
    if (oauth !== null) return refuse('invalid_input', 'oauth')
    return Object.values(secrets).every((secret) => secret === null) ? null : refuse('invalid_input', 'password')
  }
  if (imap === null) return refuse('invalid_input', 'imap')
  if (imap.tls === 'off' && !isLoopback(imap.host)) return refuse('tls_required', 'imap.tls')
  if (parseInstant(imap.takeFrom) === undefined) return refuse('invalid_input', 'imap.takeFrom')
  if (oauth === null) {
    if (secrets.clientSecret !== null || secrets.refreshToken !== null) return refuse('invalid_input', 'oauth')
    return secrets.password === null ? refuse('invalid_input', 'password') : null
  }
  if (!isSafeUrl(oauth.tokenUrl)) return refuse('tls_required', 'oauth.tokenUrl')
  if (secrets.password !== null) return refuse('invalid_input', 'password')
  return secrets.refreshToken === null ? refuse('invalid_input', 'refreshToken') : null
}

/**
 * Secrets go to the server that they were typed for (B7): whoever points the mailbox elsewhere types them again, or he
 * could have them sent to a server of his own.
 */
export function secretsElsewhere(before: WantedMailbox, after: WantedMailbox, change: MailboxChange): Refusal | null {
  const same = hostOf(before) === hostOf(after) && before.oauth?.tokenUrl === after.oauth?.tokenUrl
  if (same || after.kind === 'door') return null
  if (after.oauth === null) return change.password === undefined ? refuse('secret_again', 'password') : null
  const stays =
    change.refreshToken === undefined || (change.clientSecret === undefined && before.secrets.clientSecret !== null)
  return stays ? refuse('secret_again', 'refreshToken') : null
}

/** Whether its UIDs still mean the same letters. */
export const isSamePlace = (before: WantedMailbox, after: WantedMailbox): boolean =>
  hostOf(before) === hostOf(after) &&
  before.imap?.user.toLowerCase() === after.imap?.user.toLowerCase() &&
  before.imap?.folder === after.imap?.folder

/** Whether it is reached as before. */
export const isReachedSo = (before: WantedMailbox, after: WantedMailbox): boolean =>
  JSON.stringify([before.imap, before.oauth, before.secrets, before.active]) ===
  JSON.stringify([after.imap, after.oauth, after.secrets, after.active])

const hostOf = ({ imap }: WantedMailbox): string | undefined => imap?.host.toLowerCase()

/** The IMAP half of a row, as it is shown and changed. */
export function imapOf(
  row: Pick<LockedMailbox, 'host' | 'port' | 'tls' | 'user_name' | 'folder' | 'move_to' | 'take_from'>,
): MailboxView['imap'] {
  const { host, port, tls, user_name: user, folder, move_to: moveTo, take_from: takeFrom } = row
  if (host === null || port === null || tls === null || user === null || folder === null || takeFrom === null) {
    return null
  }
  return {
    host,
    port,
    tls: tls as NonNullable<MailboxView['imap']>['tls'],
    user,
    folder,
    moveTo,
    takeFrom: formatInstant(takeFrom),
  }
}
