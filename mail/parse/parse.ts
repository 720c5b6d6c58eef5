import type { Letter, LetterProblem } from '../../core/letters/letter.ts'
import { keepPicture } from './attachment.ts'
import { readBody } from './body.ts'
import { digestOf } from './digest.ts'
import { readFacts } from './facts.ts'
import { headText } from './head-text.ts'
import { type KeepFile, startKeeping } from './keeping.ts'
import { limits } from './limits.ts'
import { readNested } from './nested.ts'
import { withShown } from './pictures.ts'
import { bodyText, bounded } from './plain.ts'
import { htmlOf, type Piece } from './pieces.ts'
import { readableText } from './readable.ts'
import { newReading, type Reading } from './reading.ts'
import { charsetOfText } from './text-part.ts'
import { readTree } from './tree.ts'

/**
 * Reads a letter, whatever bytes it is: never refuses, linear in time, bounded in what it makes of them (E6, E7). Files
 * are handed to `keep` in their order, their bytes exactly the sender's; only what `keep` throws is thrown.
 */
export async function parseLetter(raw: Buffer, keep: KeepFile): Promise<Letter> {
  const problems = new Set<LetterProblem>()
  const tree = readTree(raw, problems)
  const { root } = tree
  const text = headText(root.fields, charsetOfText(raw, root), problems)
  const facts = readFacts(root.fields, { text, problems })
  const keeping = startKeeping(keep)
  const reading = newReading({ raw, text, problems, take: { keeping, look: readNested } })
  const pieces = await withoutData(withSpare(await readBody(root, reading), reading), reading)
  await keeping.finished()
  const html = await safeHtml(pieces, problems)
  return {
    ...facts,
    text: boundedText(await readableText(pieces), problems),
    html,
    files: withShown(reading.files, html),
    nested: reading.nested,
    report: reportOf(reading),
    contentType: { type: root.content.value, parameters: plainParameters(root.content.parameters) },
    digest: digestOf(facts, { parts: reading.parts, unread: raw.subarray(tree.unread ?? raw.length) }),
    problems: [...problems],
  }
}

function withSpare(pieces: readonly Piece[], { spare }: Reading): readonly Piece[] {
  const said = pieces.some(({ plain, html }) => (plain ?? '').trim() !== '' || html !== null)
  if (said || (spare.text === null && spare.html === null)) return pieces
  return [{ plain: spare.text === null ? null : bodyText(spare.text), html: spare.html }]
}

/** Pictures that were written into the HTML move out of it, and are kept as files (C7: they load nothing). */
async function withoutData(pieces: readonly Piece[], reading: Reading): Promise<readonly Piece[]> {
  if (!pieces.some(({ html }) => html !== null && /data:image/i.test(html))) return pieces
  const { liftPictures } = await import('../html/data-pictures.ts')
  const lifted = pieces.map((piece) => ({
    piece,
    ...(piece.html === null ? { html: null, pictures: [] } : liftPictures(piece.html)),
  }))
  for (const { pictures } of lifted) for (const picture of pictures) await keepPicture(picture, reading)
  return lifted.map(({ piece, html }) => ({ ...piece, html }))
}

async function safeHtml(pieces: readonly Piece[], problems: Set<LetterProblem>): Promise<string | null> {
  const html = htmlOf(pieces)
  if (html === null) return null
  const { sanitiseLetterHtml } = await import('../html/sanitise.ts')
  const safe = sanitiseLetterHtml(html)
  if (safe.removed) problems.add('active_content_removed')
  if (safe.remotePictures > 0) problems.add('remote_pictures_blocked')
  return safe.html
}

function boundedText(text: string, problems: Set<LetterProblem>): string {
  if (text.length > limits.textCharacters) problems.add('text_too_long')
  return bounded(text, limits.textCharacters)
}

function reportOf({ reports, nested }: Reading): Letter['report'] {
  const [report] = reports
  if (report === undefined) return null
  return { ...report, messageId: nested.find(({ messageId }) => messageId !== null)?.messageId ?? null }
}

/** Own properties only: a parameter may be called `__proto__`. */
const plainParameters = (parameters: ReadonlyMap<string, string>): Readonly<Record<string, string>> =>
  Object.fromEntries([...parameters].filter(([name]) => name !== '__proto__'))
