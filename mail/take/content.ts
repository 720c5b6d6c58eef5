import { foldText, replyOf } from '../../core/letters/fold.ts'
import type { LetterFile } from '../../core/letters/letter.ts'
import { bareSubject } from '../../core/letters/subject.ts'
import type { SignedIn } from '../../core/people/actor.ts'
import type { Language } from '../../core/people/roles.ts'
import { letterWords } from '../../lang/letter-words.ts'
import { addFile } from '../../server/files/writes.ts'
import { storable } from '../../server/letters/storable.ts'
import { withPictures } from '../html/sanitise.ts'
import type { Taking } from './taking.ts'

/** As much as the form on the web takes; what is longer goes along as a file (nothing is lost). */
const SUBJECT = 300
const TEXT = 100_000
/** As many files as a request's form takes. */
const FILES = 50

export interface Words {
  readonly subject: string
  readonly text: string
  readonly note: string
}

/** What a letter brings into a request. */
export interface Content {
  readonly subject: string
  readonly text: string
  readonly note: string
  readonly fileIds: readonly string[]
  /** As it looked, its pictures being files of the request; null: it was plain text. */
  readonly html: string | null
}

interface Asked {
  readonly actor: SignedIn
  readonly language: Language
  /** Left out: the letter's own. */
  readonly words?: Words
  /** `new`: without what it quotes, for a letter that may quote what is internal (B1). */
  readonly only?: 'new'
}

/** The words and files of a letter, stored for the one who brings them in. */
export async function contentOf(taking: Taking, asked: Asked): Promise<Content> {
  const { letter, tx, house, now } = taking
  const words = letterWords[asked.language]
  const whole = storable(asked.words?.text ?? (asked.only === 'new' ? anew(letter.text) : letter.text)).trim()
  const ids = new Map<string, string>()
  const uploaderId = asked.actor.personId
  const add = async (file: Pick<LetterFile, 'name' | 'type' | 'size' | 'sha256'>): Promise<string> => {
    const id = house.random.uuid()
    const { name, size, sha256 } = file
    await addFile(tx, { id, sha256, size, name: storable(name), mediaType: file.type, uploaderId, now })
    return id
  }
  const fileIds: string[] = []
  for (const file of letter.files.slice(0, FILES)) {
    const id = await add(file)
    fileIds.push(id)
    if (file.contentId !== null) ids.set(file.contentId, id)
  }
  const isLong = whole.length > TEXT
  if (isLong) fileIds.push(await add(await asFile(taking, whole)))
  const text = isLong ? `${whole.slice(0, TEXT).toWellFormed()}\n\n${words.cut(TEXT)}` : whole
  const html = letter.html === null || asked.only === 'new' ? null : withPictures(letter.html, pictureAt)
  return {
    subject: oneLine(asked.words?.subject ?? letter.subject) || words.noSubject,
    text: text === '' ? words.noText : text,
    note: storable(asked.words?.note ?? '')
      .trim()
      .slice(0, TEXT),
    fileIds,
    html: html === null ? null : storable(html),
  }

  function pictureAt(contentId: string): string | null {
    const id = ids.get(contentId)
    return id === undefined ? null : `/api/v1/files/${id}`
  }
}

/** Of a letter of the staff only what is certainly new: a single quoted line may be internal (B1). */
const anew = (text: string): string =>
  replyOf(foldText(text))
    .split('\n')
    .filter((line) => !line.startsWith('>'))
    .join('\n')

async function asFile({ house }: Taking, text: string): Promise<Pick<LetterFile, 'name' | 'type' | 'size' | 'sha256'>> {
  const bytes = Buffer.from(text, 'utf8')
  const kept = await house.files.keep([bytes], bytes.length)
  if (kept === 'too_large') throw new Error('a text longer than itself')
  return { name: 'letter.txt', type: 'text/plain', ...kept }
}

/** A subject fit for a list and for the head of a letter (F1). */
const oneLine = (subject: string): string =>
  storable(bareSubject(subject))
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, SUBJECT)
    .toWellFormed()
