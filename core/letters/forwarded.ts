import { passedOnIn } from './forwarded-inline.ts'
import { foldText } from './fold.ts'
import type { Letter, LetterAddress } from './letter.ts'
import { bareSubject, subjectSays } from './subject.ts'

/** A letter that somebody passed on: who wrote it first, and what he wrote. */
export interface Forwarded {
  readonly author: LetterAddress
  readonly subject: string
  /** What the original author wrote. */
  readonly text: string
  /** What the one who forwards wrote above it; empty: nothing. */
  readonly note: string
}

/**
 * The original of a forwarded letter, attached or inline, the outermost one where several are nested; null: it is no
 * forward, or does not say whose. The author is what the letter claims: a hint for whoever registers on behalf, never a
 * proof of who wrote it.
 */
export function forwardedOf(letter: Letter): Forwarded | null {
  return attached(letter) ?? inline(letter)
}

/** More than this is a letter of one's own with evidence attached. */
const longestNote = 600

function attached({ nested, report, subject, text }: Letter): Forwarded | null {
  const [original, second] = nested
  if (original === undefined || second !== undefined || original.from === null) return null
  const note = saidIn(text)
  if (report !== null || subjectSays(subject) === 'answer' || note.length > longestNote) return null
  return {
    author: original.from,
    subject: bareSubject(original.subject === '' ? subject : original.subject),
    text: original.text.trim(),
    note,
  }
}

function inline({ inReplyTo, subject, text }: Letter): Forwarded | null {
  const passedOn = passedOnIn(text)
  if (passedOn === null || passedOn.author === null) return null
  // The head of an older letter stands in Outlook's answers as in its forwards: the subject tells them apart.
  const says = subjectSays(subject)
  if (!passedOn.marked && says !== 'forward' && (says === 'answer' || inReplyTo.length > 0)) return null
  return {
    author: passedOn.author,
    subject: bareSubject(passedOn.subject === '' ? subject : passedOn.subject),
    text: passedOn.text,
    note: passedOn.note,
  }
}

const saidIn = (text: string): string =>
  foldText(text)
    .filter(({ kind }) => kind === 'said')
    .map((segment) => segment.text)
    .join('')
    .trim()
