import { Parser } from 'htmlparser2'
import { boundedTokenizer, readableHtml } from './bounded.ts'
import { openMeanings, spacesParagraphs } from './elements.ts'
import { closeFrame, type Frame, frameIn, hear, openFrame, openGround } from './frames.ts'
import { type Lines, openLines } from './lines.ts'

/** More than anybody reads; the parser of letters says so where a text is longer than its own bound. */
const longest = 1_200_000
const deepest = 512
/** A letter of a thousand pages written by Word has a third of them. */
const mostElements = 600_000

/**
 * The HTML of a letter as one reads it: paragraphs, lists, tables row by row, links with their address, and `> ` before
 * what it quotes, so that answers written in HTML fold as those in plain text do (U12). Hidden words are left out,
 * unless there are no others. Never throws; linear, in one pass (E6).
 */
export function htmlToText(html: string): string {
  const letter = readableHtml(html)
  const text = textOf(letter, 'seen')
  return text === '' ? textOf(letter, 'hidden too') : text
}

function textOf(html: string, what: 'seen' | 'hidden too'): string {
  const lines = openLines(longest)
  const frames: Frame[] = []
  const meaningOf = openMeanings()
  const nesting = { depth: 0, deepest }
  const counts = ({ hidden }: Frame) => (what === 'seen' ? hidden === 'no' : hidden !== 'never')
  let elements = 0
  const ground = openGround()
  let around = ground
  const stopAtBound = () => {
    elements += 1
    if (elements > mostElements || lines.isFull()) parser.pause()
  }
  const parser = new Parser(
    {
      onopentag: (tag, given) => {
        nesting.depth += 1
        const frame = frameIn(around, { tag, given, meaning: meaningOf(tag, given) })
        frames.push(frame)
        around = frame
        if (counts(frame)) openFrame(frame, lines)
        stopAtBound()
      },
      ontext: (text) => {
        if (around.tag === 'style') around.letter.tight ||= !spacesParagraphs(text)
        else if (counts(around)) hear(text, { frame: around, lines })
      },
      onclosetag: () => {
        nesting.depth -= 1
        const frame = frames.pop()
        around = frames.at(-1) ?? ground
        if (frame !== undefined && counts(frame)) closeFrame(frame, { around, lines })
      },
    },
    {
      Tokenizer: boundedTokenizer(html, nesting, () => {
        lines.boundary()
        stopAtBound()
      }),
    },
  )
  parser.end(html)
  return elements > mostElements ? lastLine(lines) : lines.whole()
}

function lastLine(lines: Lines): string {
  lines.boundary('apart')
  lines.words('[письмо длиннее, чем его читают: остальное в оригинале]')
  return lines.whole()
}
