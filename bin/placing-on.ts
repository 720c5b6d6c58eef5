import { addressPattern } from '../core/letters/reply-address.ts'
import { authenticationOf } from '../core/letters/trust.ts'
import { type Database, openDatabase } from '../db/connect.ts'
import { senderOf } from '../mail/send/address.ts'
import { wouldPlace } from '../mail/take/would-place.ts'
import { systemNow } from '../server/clock/now.ts'
import type { Config } from '../server/config.ts'
import { readInstallation } from '../server/installation/reads.ts'
import { ourAddresses } from '../server/letters/reads-mailboxes.ts'
import { loadRegulations } from '../server/regulation/regulations.ts'
import type { Placing } from './mail.ts'

/** Placing by what this database knows; reads only. Throws when it is not there, or of another version. */
export async function placingOn(url: string, config: Config): Promise<OpenPlacing> {
  const database = await openDatabase({ url, name: 'asmo mail explain', size: 2, log: () => undefined })
  try {
    return await placingBy(database, config)
  } catch (error) {
    await database.close()
    throw error
  }
}

export interface OpenPlacing extends Placing {
  close(): Promise<void>
}

async function placingBy(database: Database, config: Config): Promise<OpenPlacing> {
  const { mailReplyTo, mailAuthservId, mailFrom } = config
  const regulations = await loadRegulations(database, systemNow)
  const installation = await database.read(readInstallation)
  const addresses = new Set([...(await database.read(ourAddresses)), senderOf(mailFrom).address.toLowerCase()])
  const replyTo = mailReplyTo === null ? null : (addressPattern(mailReplyTo) ?? null)
  return {
    own: { installation: installation.id, addresses },
    place: (letter) =>
      database.read((tx) =>
        wouldPlace({
          tx,
          house: { regulations },
          now: systemNow(),
          identity: { replyTo },
          row: { envelopeTo: [] },
          letter,
          authentication: authenticationOf(letter, mailAuthservId),
        }),
      ),
    close: () => database.close(),
  }
}
