import { useTexts } from '../language.tsx'
import css from './skeleton.module.css'

export interface SkeletonProps {
  /** How many lines the content will roughly have. */
  readonly lines?: number
  /** `rows` for lists, `page` for a heading with text. */
  readonly shape?: 'text' | 'rows' | 'page'
}

/** The outline of what is coming. Unseen for the first 300 ms, since what comes sooner needs no announcement. */
export function Skeleton({ lines = 3, shape = 'text' }: SkeletonProps) {
  const t = useTexts().ui
  return (
    <div className={css.skeleton} data-shape={shape} role="status">
      <span className="unseen">{t.loading()}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className={css.line} aria-hidden />
      ))}
    </div>
  )
}
