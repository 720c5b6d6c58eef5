import { useMemo, useState } from 'react'
import type { EventLetter } from '../../core/letters/wire.ts'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { piecesOf } from './folded.ts'
import { LetterFrame } from './letter-frame.tsx'
import { TrustMark } from './letter-trust.tsx'
import css from './letter-words.module.css'

export interface LetterWordsProps {
  readonly text: string
  readonly letter: EventLetter
  /** Who wrote, as the page names him. */
  readonly author: string
  /** The address that the page shows for him already; another one of the letter is named. */
  readonly known?: string | undefined
  /** The staff sees whether the sender is proven, and has the original; a customer neither (A12). */
  readonly forStaff: boolean
}

/** What came by mail: the words with history and signature folded, or the letter as it looked. */
export function LetterWords({ text, letter, author, known, forStaff }: LetterWordsProps) {
  const t = useTexts().post
  const [asLetter, setAsLetter] = useState(false)
  const from = letter.from?.address
  const other = from !== undefined && from.toLowerCase() !== known?.toLowerCase() ? from : undefined
  return (
    <>
      {asLetter ? <LetterFrame id={letter.id} title={t.letterView(author)} /> : <FoldedText text={text} />}
      {(letter.html || forStaff) && (
        <div className={css.line}>
          {forStaff && letter.verdict !== null && <TrustMark verdict={letter.verdict} />}
          {forStaff && other !== undefined && <span className={css.from}>{other}</span>}
          <span className={css.acts}>
            {letter.html && (
              <Button
                look="quiet"
                size="small"
                icon={asLetter ? 'list' : 'mail'}
                aria-pressed={asLetter}
                onClick={() => setAsLetter(!asLetter)}
              >
                {asLetter ? t.asText() : t.asLetter()}
              </Button>
            )}
            {forStaff && <OriginalLink id={letter.id} />}
          </span>
        </div>
      )}
    </>
  )
}

/** The letter as it came, to the byte. */
export function OriginalLink({ id }: { readonly id: string }) {
  const t = useTexts().post
  return (
    <a href={paths.letterOriginal(id)} download className={css.original}>
      <Icon name="download" size={16} />
      {t.original()}
    </a>
  )
}

/** U12: nothing of a text is cut; what is not new is folded where it stands. */
export function FoldedText({ text }: { readonly text: string }) {
  const t = useTexts().ticketPage
  const pieces = useMemo(() => piecesOf(text), [text])
  return pieces.map((piece, at) =>
    piece.kind === 'said' ? (
      <p key={at} className={css.said}>
        {piece.text}
      </p>
    ) : (
      <details key={at} className={css.folded}>
        <summary>{piece.kind === 'quote' ? t.showQuote() : t.showSignature()}</summary>
        <blockquote className={css.quote}>{piece.text}</blockquote>
      </details>
    ),
  )
}
