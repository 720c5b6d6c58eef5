import type { LetterProblem, NestedLetter } from '../../core/letters/letter.ts'
import { readBody } from './body.ts'
import { readFacts } from './facts.ts'
import { headText } from './head-text.ts'
import { limits } from './limits.ts'
import { bounded } from './plain.ts'
import { readableText } from './readable.ts'
import { newReading } from './reading.ts'
import { charsetOfText } from './text-part.ts'
import { readTree } from './tree.ts'

/** The head and the words of a letter that is attached to a letter, or its head alone. What it has attached is not looked at (E7). */
export async function readNested(raw: Buffer): Promise<NestedLetter> {
  const problems = new Set<LetterProblem>()
  const { root } = readTree(raw, problems)
  const text = headText(root.fields, charsetOfText(raw, root), problems)
  const pieces = await readBody(root, newReading({ raw, text, problems, take: null }))
  const words = bounded(await readableText(pieces), limits.nestedTextCharacters)
  const { messageId, from, to, subject, date } = readFacts(root.fields, { text, problems })
  return { messageId, from, to, subject, date, text: words }
}
