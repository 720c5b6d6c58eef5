import { useTexts } from '../language.tsx'
import css from './skip-link.module.css'

/** The first stop of the tab key: over the frame, straight to what the page is about. */
export function SkipLink() {
  const t = useTexts().frame
  return (
    <a href="#content" className={css.skip}>
      {t.skipToContent()}
    </a>
  )
}
