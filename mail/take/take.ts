import { robotOf } from '../../core/letters/robot.ts'
import { authenticationOf } from '../../core/letters/trust.ts'
import { foldText, replyOf } from '../../core/letters/fold.ts'
import type { Letter, OwnMarks } from '../../core/letters/letter.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'
import type { House } from '../../server/house.ts'
import { lockStored } from '../../server/letters/reads-take.ts'
import { finishLetter, type Outcome } from '../../server/letters/writes-take.ts'
import { storable } from '../../server/letters/storable.ts'
import { withPictures } from '../html/sanitise.ts'
import type { PostIdentity } from '../identity.ts'
import { byPerson } from './by-person.ts'
import { held, isRobots, isUnwanted } from './before.ts'
import { recognise } from './repeats.ts'
import { done, type Step, type Taking } from './taking.ts'

const EXCERPT = 2000
/** As much as anybody reads before he decides; the original has all of it. */
const WORDS = 20_000

/** The steps of a letter, in order; the first that knows its outcome ends it. */
const steps: readonly Step[] = [discarded, isUnwanted, isRobots, held, byPerson]

/**
 * Takes one letter: recognises it, places it, acts, and writes what became of it, all in the transaction of `tx`. So it
 * is taken exactly once, whatever dies when (I3). Undefined: somebody else took it meanwhile.
 */
export async function takeLetter(
  tx: Tx,
  given: {
    readonly id: string
    readonly letter: Letter
    readonly house: House
    readonly identity: PostIdentity
    readonly own: OwnMarks
    readonly now: Instant
  },
): Promise<Outcome | undefined> {
  const { own, now, identity } = given
  const row = await lockStored(tx, given.id)
  if (row === undefined) return undefined
  const letter = withReturnPath(given.letter, row.envelopeFrom)
  const authentication = authenticationOf(letter, identity.authservId)
  const robot = robotOf(letter, own)
  const excerpt = replyOf(foldText(letter.text.slice(0, 100_000))).slice(0, EXCERPT)
  const read = { letter, authentication, robot: robot === null ? null : robot.kind, excerpt }
  const taking: Taking = { ...given, letter, tx, row, authentication, read }
  const { repeats, idReused } = await recognise(taking)
  const reached =
    repeats === null
      ? await throughSteps(taking)
      : done({ fate: 'repeated', reason: null, repeatsId: repeats.id, ticket: repeats.ticket })
  const outcome = idReused && reached.reason === null ? { ...reached, reason: 'id_reused' as const } : reached
  await finishLetter(tx, { id: row.id, read, outcome: withLook(outcome, letter), now })
  return outcome
}

async function throughSteps(taking: Taking): Promise<Outcome> {
  for (const step of steps) {
    const outcome = await step(taking)
    if (outcome !== undefined) return outcome
  }
  throw new Error('no step has taken the letter')
}

/** Who decides about it sees it as it looked and as it reads; its pictures are nobody's files yet. */
function withLook(outcome: Outcome, { html, text }: Letter): Outcome {
  if (outcome.state === 'done') return outcome
  const looked = html === null ? null : storable(withPictures(html, () => null))
  return { ...outcome, html: looked, words: storable(text.slice(0, WORDS)) }
}

/** Our own door knows who sent it (RFC 5321 4.4); whatever the letter says of that itself was written by anybody. */
const withReturnPath = (letter: Letter, envelopeFrom: string | null): Letter =>
  envelopeFrom === null ? letter : { ...letter, head: { ...letter.head, 'return-path': [`<${envelopeFrom}>`] } }

/** Somebody looked at it and did not want it. */
async function discarded({ row }: Taking): Promise<Outcome | undefined> {
  return row.decision?.kind === 'discard' ? { state: 'done', fate: 'discarded', reason: 'by_decision' } : undefined
}
