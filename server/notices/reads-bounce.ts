import type { Tx } from '../../db/connect.ts'

export interface BouncedNotice {
  readonly id: string
  readonly ticket: number | null
  readonly personId: string | null
  readonly address: string
}

/** A letter by its id or by its Message-ID with its angle brackets, its row held until the transaction ends. */
export const findBounced = (
  tx: Tx,
  by: { readonly id: string } | { readonly messageId: string },
): Promise<BouncedNotice | undefined> =>
  tx
    .selectFrom('notice')
    .select(['id', 'ticket', 'person_id as personId', 'address'])
    .where((eb) => ('id' in by ? eb('id', '=', by.id) : eb('message_id', '=', by.messageId)))
    .forUpdate()
    .executeTakeFirst()
