import { caps, capWords, uncapped } from '../../core/letters/caps.ts'
import { holdsSecret, unwritten } from '../../core/notices/templates.ts'
import { minutes, shift, type Instant } from '../../core/time/instant.ts'
import type { Reader } from '../../db/connect.ts'
import type { Dead, End, Leased } from './rows.ts'
import { answersBefore, answersLetter, sentLately, type Answers, type SentLately } from './rows-caps.ts'

/** Letters that must not go at all, by id, and why: to nobody confirmed (D7), one receipt too many, a loop (E1). */
export async function droppedOf(
  reader: Reader,
  letters: readonly Leased[],
  now: Instant,
): Promise<ReadonlyMap<string, Dead>> {
  // What was written before has been on its way already.
  const fresh = letters.filter(({ message_id }) => message_id === null)
  const answers = await answersBefore(reader, fresh.filter(answersLetter), now)
  return new Map(
    fresh.flatMap((letter) => {
      const error = barredBy(letter, answers.get(letter.id))
      return error === null
        ? []
        : [[letter.id, { state: 'dropped', error, forget: holdsSecret(letter.template) }] as const]
    }),
  )
}

function barredBy({ template, draft }: Leased, answers: Answers | undefined): string | null {
  if (draft && unwritten.has(template)) return capWords.notConfirmed
  if (answers === undefined) return null
  if (template === 'registered' && answers.receipts >= caps.receipts.most) return capWords.receipts
  return answers.answers >= caps.answersToItself.most ? capWords.answersToItself : null
}

/** Letters that wait because their address got enough within the hour (E11), by id, and until when. */
export async function deferredOf(
  reader: Reader,
  letters: readonly Leased[],
  now: Instant,
): Promise<ReadonlyMap<string, Extract<End, { readonly state: 'queued' }>>> {
  const capped = letters.filter(({ template }) => !uncapped.has(template))
  const sent = await sentLately(reader, capped, now)
  return new Map(
    capped.flatMap(({ id }) => {
      const nextAt = waitsUntil(sent.get(id), now)
      return nextAt === null
        ? []
        : [[id, { state: 'queued', nextAt, error: capWords.toOneAddress, deferred: true }] as const]
    }),
  )
}

function waitsUntil(sent: SentLately | undefined, now: Instant): Instant | null {
  const { most, within } = caps.toOneAddress
  if (sent === undefined || sent.count < most) return null
  return shift(sent.first === null ? now : sent.first, sent.first === null ? minutes(1) : within)
}
