import type { Instant } from '../../core/time/instant.ts'
import { minutes } from '../../core/time/instant.ts'
import type { Reader } from '../../db/connect.ts'
import type { House } from '../house.ts'
import type { Vault } from '../vault.ts'
import { oauthOf, openSecrets } from './mailbox-secrets.ts'
import { imapMailboxes } from './reads-mailboxes.ts'
import { writeStanding } from './writes-mailboxes.ts'

/** How a mailbox is reached, and what happens to what lies in it. */
export interface MailboxSettings {
  readonly id: string
  readonly host: string
  readonly port: number
  /** `off` only on loopback (F4). */
  readonly tls: 'implicit' | 'starttls' | 'off'
  /** A file of certificates (PEM) that are trusted instead of the system's. */
  readonly caFile?: string | null
  readonly user: string
  /** An app password; null for `oauth`, and where what is kept can't be opened any more: signing in fails, and says so. */
  readonly password: string | null
  readonly oauth: OAuthSettings | null
  /** `INBOX`. */
  readonly folder: string
  /** Null: letters are left where they are. */
  readonly moveTo: string | null
  /** Letters that lay there before the first connection and are older are skipped (I6). */
  readonly takeFrom: Instant
}

/** How an access token is fetched (RFC 6749 §6). */
export interface OAuthSettings {
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: string
  readonly refreshToken: string
  readonly scope: string | null
}

/** The IMAP mailboxes that are in use, with their secrets opened: for the watchers alone (B7). */
export async function mailboxesToWatch(reader: Reader, vault: Vault): Promise<MailboxSettings[]> {
  const rows = await imapMailboxes(reader)
  return rows.map(({ secret, oauth, ...row }) => {
    const secrets = openSecrets(vault, secret)
    const given = oauthOf(oauth)
    return {
      ...row,
      tls: row.tls as MailboxSettings['tls'],
      password: given === null ? secrets.password : null,
      oauth:
        given === null
          ? null
          : { ...given, clientSecret: secrets.clientSecret ?? '', refreshToken: secrets.refreshToken ?? '' },
    }
  })
}

interface Standing {
  readonly connected: boolean
  readonly problem: string | null
  readonly at: Instant
}

/** Keeps how a mailbox stands for the screen: at once when it changes, else no more than once a minute. */
export function reportMailbox(house: Pick<House, 'database'>, mailboxId: string): (state: Standing) => Promise<void> {
  let kept: Standing | null = null
  return async (state) => {
    const same = kept !== null && kept.connected === state.connected && kept.problem === state.problem
    if (same && kept !== null && state.at - kept.at < minutes(1)) return
    await house.database.act((tx) => writeStanding(tx, mailboxId, state))
    kept = state
  }
}
