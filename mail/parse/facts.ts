import type { Letter, LetterProblem } from '../../core/letters/letter.ts'
import { readAddresses, readAuthors } from './addresses.ts'
import { readDate } from './dates.ts'
import type { Field } from './fields.ts'
import type { HeadText } from './head-text.ts'
import { readIds, readOwnId } from './ids.ts'
import { bounded, headLine } from './plain.ts'
import { decodeWords } from './words.ts'

/** What the head of a letter says. */
export type HeadFacts = Pick<
  Letter,
  | 'messageId'
  | 'inReplyTo'
  | 'references'
  | 'from'
  | 'authors'
  | 'sender'
  | 'replyTo'
  | 'to'
  | 'cc'
  | 'subject'
  | 'date'
  | 'head'
>

interface Options {
  readonly text: HeadText
  readonly problems: Set<LetterProblem>
}

/** Reads the fields of a letter's head. */
export function readFacts(fields: readonly Field[], { text, problems }: Options): HeadFacts {
  const valuesOf = (name: string): string[] =>
    fields.filter((field) => field.name === name).map(({ value }) => text(value))
  const people = (name: string): HeadFacts['to'] => {
    const { addresses, cut } = readAddresses(valuesOf(name))
    if (cut) problems.add('too_many_addresses')
    return addresses
  }
  const { id, several } = readOwnId(valuesOf('message-id'))
  const { from, authors, problem } = readAuthors(valuesOf('from'))
  const [written = ''] = valuesOf('date')
  const date = readDate(written)
  if (id === null) problems.add(several ? 'several_message_ids' : 'no_message_id')
  if (problem !== null) problems.add(problem)
  if (date === null && written !== '') problems.add('date_unreadable')
  return {
    messageId: id,
    inReplyTo: readIds(valuesOf('in-reply-to')),
    references: readIds(valuesOf('references')),
    from,
    authors,
    sender: people('sender')[0] ?? null,
    replyTo: people('reply-to'),
    to: people('to'),
    cc: people('cc'),
    subject: bounded(headLine(decodeWords(valuesOf('subject')[0] ?? '')), SUBJECT),
    date,
    head: headOf(fields, text),
  }
}

const SUBJECT = 5000

function headOf(fields: readonly Field[], text: HeadText): HeadFacts['head'] {
  const head = new Map<string, string[]>()
  for (const { name, value } of fields) {
    const decoded = headLine(decodeWords(text(value)))
    const values = head.get(name)
    if (values === undefined) head.set(name, [decoded])
    else values.push(decoded)
  }
  return Object.fromEntries(head)
}
