import { sql, type NotNull } from 'kysely'
import { domainOf } from '../../core/letters/reply-address.ts'
import type { Reader } from '../../db/connect.ts'

/** The IMAP mailboxes in use. The checks of the table hold what such a one must have. */
export function imapMailboxes(reader: Reader) {
  return reader
    .selectFrom('mailbox')
    .select([
      'id',
      'host',
      'port',
      'tls',
      'user_name as user',
      'folder',
      'move_to as moveTo',
      'take_from as takeFrom',
      'secret',
      'oauth',
    ])
    .where('kind', '=', 'imap')
    .where('active', '=', true)
    .orderBy('created_at')
    .orderBy('id')
    .$narrowType<{ host: NotNull; port: NotNull; tls: NotNull; user: NotNull; folder: NotNull; takeFrom: NotNull }>()
    .execute()
}

/** In lower case, every address at which letters are or were taken: our own letters are told by them (E3, U13). */
export async function ourAddresses(reader: Reader): Promise<ReadonlySet<string>> {
  const rows = await reader
    .selectFrom('mailbox')
    .select(sql<string>`lower(address)`.as('address'))
    .execute()
  return new Set(rows.map(({ address }) => address))
}

/** In lower case, the domains whose letters our own door takes: those of the addresses in use. */
export async function acceptedDomains(reader: Reader): Promise<ReadonlySet<string>> {
  const rows = await reader.selectFrom('mailbox').select('address').where('active', '=', true).execute()
  return new Set(rows.map(({ address }) => domainOf(address)))
}
