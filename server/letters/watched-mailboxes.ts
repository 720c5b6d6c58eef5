import type { Instant } from '../../core/time/instant.ts'
import { minutes } from '../../core/time/instant.ts'
import type { Reader } from '../../db/connect.ts'
import type { House } from '../house.ts'
import type { Vault } from '../vault.ts'
import { oauthOf, openSecrets } from './mailbox-secrets.ts'
import { imapMailboxes } from './reads-mailboxes.ts'
import { writeStanding } from './writes-mailboxes.ts'

/** How a mailbox is reached, and what happens to what lies in it. */
interface MailboxSettings {
  readonly id: string
  readonly host: string
  readonly port: number
  readonly tls: 'implicit' | 'starttls' | 'off'
  readonly user: string
  /** Null where `oauth` stands, and where what is kept can't be opened any more: then signing in fails, and says so. */
  readonly password: string | null
  readonly oauth: {
    readonly tokenUrl: string
    readonly clientId: string
    readonly clientSecret: string
    readonly refreshToken: string
    readonly scope: string | null
  } | null
  readonly folder: string
  readonly moveTo: string | null
  readonly takeFrom: Instant
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
