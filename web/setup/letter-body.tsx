import { useState } from 'react'
import { useTexts } from '../language.tsx'
import { Segments } from '../ui/segments.tsx'
import css from './letter-body.module.css'

export interface LetterBodyProps {
  readonly text: string | null
  readonly html: string | null
}

/** The words of a letter. Its HTML lives in a frame that may do nothing: no scripts, no forms, no way out. */
export function LetterBody({ text, html }: LetterBodyProps) {
  const t = useTexts().setup
  const [view, setView] = useState<'text' | 'html'>(text === null ? 'html' : 'text')
  return (
    <>
      {text !== null && html !== null && (
        <Segments
          label={t.view()}
          value={view}
          onChange={setView}
          options={[
            { value: 'text', label: t.asText() },
            { value: 'html', label: t.asHtml() },
          ]}
        />
      )}
      {view === 'html' && html !== null ? (
        <iframe className={css.frame} title={t.asHtml()} sandbox="" srcDoc={html} />
      ) : (
        <pre className={css.text}>{text}</pre>
      )}
    </>
  )
}
