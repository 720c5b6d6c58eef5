import type { Database, Statement } from '../../db/connect.ts'
import { parseLetter } from '../../mail/parse/parse.ts'
import { takeLetter } from '../../mail/take/take.ts'
import type { House } from '../../server/house.ts'
import { readInstallation } from '../../server/installation/reads.ts'
import { storeLetter } from '../../server/letters/acts-store.ts'
import { lettersToTake } from '../../server/letters/reads-take.ts'
import { forgetful } from './bare.ts'
import { letterOf } from './letters.ts'

/** What storing and taking letters asks of PostgreSQL, in order, each letter's two transactions as one recording. */
export async function recordTaking(
  house: House,
  given: { readonly database: Database; readonly letters: number; readonly from: (index: number) => string },
): Promise<Statement[][]> {
  const { database, letters, from } = given
  const dreaming: House = { ...house, database: forgetful(database), baseUrl: house.baseUrl }
  const installation = await database.read(readInstallation)
  const recordings: Statement[][] = []
  for (let index = 0; index < letters; index++) {
    // Letters of their own: the same ones would be recognised when they come through the door.
    const raw = letterOf(1_000_000_000 + index, { from: from(index) })
    const arrival = { source: 'smtp', envelopeFrom: from(index), envelopeTo: ['support@help.example'] } as const
    const store = (into: House) => storeLetter(into, { raw: [raw], arrival, maxSize: raw.length })
    const statements: Statement[] = []
    const listen = () => database.observe((statement) => statements.push(statement))
    let stop = listen()
    await store(dreaming)
    stop()
    // Taking needs a letter that is there.
    await store(house)
    const [stored] = (await database.read((reader) => lettersToTake(reader, { now: house.now(), most: 1000 }))).slice(
      -1,
    )
    if (stored === undefined) throw new Error('nothing was stored')
    const letter = await parseLetter(raw, async () => '')
    stop = listen()
    await dreaming.database.act((tx) =>
      takeLetter(tx, {
        id: stored.id,
        letter,
        house: dreaming,
        identity: { installation, replyTo: null, bounceTo: null, authservId: null },
        own: { installation: installation.id, addresses: new Set(['support@help.example']) },
        now: house.now(),
      }),
    )
    stop()
    recordings.push(statements)
  }
  return recordings
}
