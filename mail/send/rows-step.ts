import { sql } from 'kysely'
import { foldText, replyOf } from '../../core/letters/fold.ts'
import { quotesStep, stepFacts, wordsOfStep, type Step } from '../../core/notices/step.ts'
import type { TicketFact } from '../../core/tickets/events.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Reader } from '../../db/connect.ts'
import type { Leased } from './rows.ts'

interface StepRow {
  readonly id: string
  readonly at: Instant
  readonly channel: string
  readonly fact: TicketFact
  readonly texts: Readonly<Record<string, { readonly text: string }>>
  readonly author: string | null
}

/**
 * The public step of the conversation before the one that each letter tells of, by the letter's id: of the same request,
 * never an internal event (B1, U17). Letters that quote none, and those without a step before them, are not there.
 */
export async function stepsOf(reader: Reader, letters: readonly Leased[]): Promise<ReadonlyMap<string, Step>> {
  const quoting = letters.filter(({ template, message_id }) => quotesStep.has(template) && message_id === null)
  if (quoting.length === 0) return new Map()
  const { rows } = await sql<StepRow>`
    select l.id, step.at, step.channel, step.fact, step.texts, p.name::text as author
    from unnest(${quoting.map(({ id }) => id)}::uuid[], ${quoting.map(({ ticket }) => ticket)}::bigint[],
        ${quoting.map(({ event_seq }) => event_seq)}::int[]) as l(id, ticket, seq),
      lateral (select e.at, e.channel, e.fact, e.texts, e.actor_id from ticket_event e
        where e.ticket = l.ticket and e.seq < l.seq and e.visibility = 'public' and e.type = any(${[...stepFacts]}::text[])
        order by e.seq desc limit 1) step
      left join person p on p.id = step.actor_id`.execute(reader)
  return new Map(
    rows.flatMap((row) => {
      const step = stepOf(row)
      return step === undefined ? [] : [[row.id, step] as const]
    }),
  )
}

/** Of words that came by mail, what was said anew: the rest was said in steps before (U12). Erased words are none. */
function stepOf({ at, channel, fact, texts, author }: StepRow): Step | undefined {
  const digest = wordsOfStep(fact)
  const text = digest === null ? undefined : texts[digest]?.text
  if (text === undefined || author === null) return undefined
  return { author, at, text: channel === 'mail' ? replyOf(foldText(text)) : text }
}
