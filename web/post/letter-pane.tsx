import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { letterReasons } from '../../core/letters/fate.ts'
import { letterProblems } from '../../core/letters/letter.ts'
import type { LetterCard } from '../../core/letters/wire.ts'
import { useTexts } from '../language.tsx'
import { LetterFrame } from '../tickets/letter-frame.tsx'
import { FoldedText, OriginalLink } from '../tickets/letter-words.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { ErrorState } from '../ui/state-page.tsx'
import { Decide } from './decide.tsx'
import { LetterFacts } from './letter-facts.tsx'
import { LetterFate } from './letter-fate.tsx'
import { LetterHead } from './letter-head.tsx'
import { waits } from './letter-marks.ts'
import css from './letter.module.css'
import { letterQuery } from './queries.ts'

export interface LetterPaneProps {
  readonly id: string
  /** The address of the list. */
  readonly back: string
  readonly onNext: () => void
}

/** A letter that came: who wrote it and whether that is proven, why it waits, its words, and what to do with it. */
export function LetterPane({ id, back, onNext }: LetterPaneProps) {
  const { data, error, refetch } = useQuery(letterQuery(id))
  if (data !== undefined) return <Letter letter={data} back={back} onNext={onNext} />
  return error === null ? (
    <div className={css.loading}>
      <Skeleton shape="page" lines={8} />
    </div>
  ) : (
    <ErrorState error={error} onRetry={() => void refetch()} />
  )
}

function Letter({ letter, back, onNext }: Omit<LetterPaneProps, 'id'> & { readonly letter: LetterCard }) {
  const t = useTexts().post
  // Who has seen it decided here is led on; a letter that was done long ago leads nowhere.
  const [waited] = useState(waits(letter))
  return (
    <article className={css.letter} aria-label={letter.subject ?? t.letter()}>
      <LetterHead letter={letter} back={back} />
      <div className={css.body}>
        <Why letter={letter} />
        <LetterFate letter={letter} />
        {waited && !waits(letter) && letter.state === 'done' && (
          <div>
            <Button look="primary" icon="arrow-right" onClick={onNext}>
              {t.next()}
            </Button>
          </div>
        )}
        <Words letter={letter} />
        <Odd letter={letter} />
        <Decide key={letter.state} letter={letter} />
        <LetterFacts letter={letter} />
      </div>
    </article>
  )
}

/** One sentence: why it waits for somebody, or what was special about its fate. */
function Why({ letter }: { readonly letter: LetterCard }) {
  const t = useTexts().post
  const reason = letterReasons.find((one) => one === letter.reason)
  if (letter.state === 'stored')
    return (
      <Banner icon="clock" title={t.taking()}>
        {t.takingText()}
      </Banner>
    )
  const forged = letter.verdict === 'fail' && reason !== 'unproven'
  return (
    <>
      {reason !== undefined && (
        <Banner tone={waits(letter) ? 'warn' : 'info'} title={waits(letter) ? t.whyWaits() : undefined}>
          {t.reason(reason)}
        </Banner>
      )}
      {forged && (
        <Banner tone="danger" title={t.verdict('fail')}>
          {t.verdictText('fail')}
        </Banner>
      )}
    </>
  )
}

function Words({ letter }: { readonly letter: LetterCard }) {
  const t = useTexts().post
  const [asLetter, setAsLetter] = useState(false)
  const { from } = letter
  // What was written anew is all that the list needs; who it is often stands in the signature.
  const text = letter.words ?? letter.excerpt
  return (
    <section className={css.words} aria-label={t.words()}>
      {asLetter ? (
        <LetterFrame id={letter.id} title={t.letterView(from?.address ?? t.noAuthor())} />
      ) : text === null || text === '' ? (
        letter.state !== 'quarantined' && <p className={css.quiet}>{t.noWords()}</p>
      ) : (
        <FoldedText text={text} />
      )}
      <div className={css.acts}>
        {letter.hasHtml && (
          <Button
            size="small"
            icon={asLetter ? 'list' : 'mail'}
            aria-pressed={asLetter}
            onClick={() => setAsLetter(!asLetter)}
          >
            {asLetter ? t.asText() : t.asLetter()}
          </Button>
        )}
        {letter.can.original && <OriginalLink id={letter.id} />}
      </div>
    </section>
  )
}

/** What was odd when it was read. */
function Odd({ letter }: { readonly letter: LetterCard }) {
  const t = useTexts().post
  const known = letterProblems.filter((problem) => letter.problems.includes(problem))
  if (known.length === 0) return null
  return (
    <section className={css.odd}>
      <h3>{t.odd()}</h3>
      <ul>
        {known.map((problem) => (
          <li key={problem}>{t.problem(problem)}</li>
        ))}
      </ul>
    </section>
  )
}
