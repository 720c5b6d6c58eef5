import { sql, type NotNull } from 'kysely'
import { mailDomain } from '../../core/letters/domains.ts'
import { domainOf } from '../../core/letters/reply-address.ts'
import type { Reader, Tx } from '../../db/connect.ts'

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

/** Domains in which we take, or took, letters: no customer's (E3). */
export async function ourDomains(reader: Reader): Promise<ReadonlySet<string>> {
  return new Set([...(await ourAddresses(reader))].flatMap((address) => mailDomain(domainOf(address)) ?? []))
}

/** In lower case, the domains whose letters our own door takes: those of the addresses in use. */
export async function acceptedDomains(reader: Reader): Promise<ReadonlySet<string>> {
  const rows = await reader.selectFrom('mailbox').select('address').where('active', '=', true).execute()
  return new Set(rows.map(({ address }) => domainOf(address)))
}

const rows = (reader: Reader) =>
  reader
    .selectFrom('mailbox')
    .leftJoin('product', 'product.id', 'mailbox.product_id')
    .leftJoin('line', 'line.id', 'mailbox.line_id')
    .select([
      'mailbox.id',
      'mailbox.kind',
      'mailbox.name',
      'mailbox.address',
      'mailbox.product_id',
      'product.name as productName',
      'mailbox.line_id',
      'line.name as lineName',
      'mailbox.active',
      'mailbox.host',
      'mailbox.port',
      'mailbox.tls',
      'mailbox.user_name',
      'mailbox.folder',
      'mailbox.move_to',
      'mailbox.take_from',
      'mailbox.oauth',
      sql<boolean>`mailbox.secret is not null`.as('hasSecret'),
      'mailbox.connected',
      'mailbox.seen_at',
      'mailbox.problem',
      'mailbox.problem_since',
    ])

export type MailboxRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

/** Every mailbox, those in use first. What opens them is not among it (B7). */
export const allMailboxes = (reader: Reader): Promise<MailboxRow[]> =>
  rows(reader).orderBy('mailbox.active', 'desc').orderBy('mailbox.name').orderBy('mailbox.id').execute()

export const findMailbox = (reader: Reader, id: string): Promise<MailboxRow | undefined> =>
  rows(reader).where('mailbox.id', '=', id).executeTakeFirst()

/** A mailbox with its sealed secrets, its row held until the transaction ends. */
export const lockMailbox = (tx: Tx, id: string) =>
  tx.selectFrom('mailbox').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export type LockedMailbox = NonNullable<Awaited<ReturnType<typeof lockMailbox>>>

/** Whether another mailbox has this address. */
export async function isAddressTaken(reader: Reader, address: string, except: string): Promise<boolean> {
  const row = await reader
    .selectFrom('mailbox')
    .select('id')
    .where(sql`lower(address)`, '=', address.toLowerCase())
    .where('id', '!=', except)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether another mailbox looks into the same folder: each letter would be taken by both. */
export async function isFolderTaken(
  reader: Reader,
  place: { readonly host: string; readonly user: string; readonly folder: string; readonly except: string },
): Promise<boolean> {
  const row = await reader
    .selectFrom('mailbox')
    .select('id')
    .where(sql`lower(host)`, '=', place.host.toLowerCase())
    .where(sql`lower(user_name)`, '=', place.user.toLowerCase())
    .where('folder', '=', place.folder)
    .where('active', '=', true)
    .where('id', '!=', place.except)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether the product is there and not archived. */
export async function isOfferedProduct(reader: Reader, id: string): Promise<boolean> {
  const row = await reader
    .selectFrom('product')
    .select('id')
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
