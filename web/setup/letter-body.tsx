import { useState } from 'react'
import { useTexts } from '../language.tsx'
import { Segments } from '../ui/segments.tsx'
import css from './letter-body.module.css'

export interface LetterBodyProps {
  readonly text: string | null
  readonly html: string | null
}

/**
 * The words of a letter. Its HTML lives in a frame that may do nothing: no scripts, no forms, no way out. The frame keeps
 * our origin only so that we can dress it: the policy of the page lets no style in the text apply by itself.
 */
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
        <iframe
          className={css.frame}
          title={t.asHtml()}
          sandbox="allow-same-origin"
          srcDoc={html.replaceAll(' style="', ' data-style="')}
          onLoad={(event) => dress(event.currentTarget.contentDocument)}
        />
      ) : (
        <pre className={css.text}>{text}</pre>
      )}
    </>
  )
}

/** Puts the styles of a letter on its elements, which a script of ours may where the text may not. */
function dress(page: Document | null): void {
  for (const element of page?.querySelectorAll<HTMLElement>('[data-style]') ?? [])
    element.style.cssText = element.dataset['style'] ?? ''
}
