import type { MailboxView } from '../../core/letters/wire.ts'
import type { Vault } from '../vault.ts'

/** What a mailbox is opened with. It lies sealed in one column, and nothing reads it but the watcher (B7). */
export interface MailboxSecrets {
  readonly password: string | null
  readonly clientSecret: string | null
  readonly refreshToken: string | null
}

export const noSecrets: MailboxSecrets = { password: null, clientSecret: null, refreshToken: null }

/** Null: there is nothing to seal. */
export function sealSecrets(vault: Vault, secrets: MailboxSecrets): Buffer | null {
  const { password, clientSecret, refreshToken } = secrets
  if (password === null && clientSecret === null && refreshToken === null) return null
  return vault.seal(JSON.stringify({ password, clientSecret, refreshToken }))
}

/** Sealed with a key that is lost: none at all, so that one mailbox does not stop the others. */
export function openSecrets(vault: Vault, sealed: Buffer | null): MailboxSecrets {
  if (sealed === null) return noSecrets
  try {
    // What `sealSecrets` has written, and nobody else could.
    return JSON.parse(vault.open(sealed)) as MailboxSecrets
  } catch {
    return noSecrets
  }
}

/** The OAuth2 settings of a mailbox's row; the shape that let them in holds their form. */
export function oauthOf(column: unknown): MailboxView['oauth'] {
  if (column === null) return null
  const { tokenUrl, clientId, scope } = column as NonNullable<MailboxView['oauth']>
  return { tokenUrl, clientId, scope }
}
