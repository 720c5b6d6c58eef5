import type { ReactNode } from 'react'
import { Problem } from '../api.ts'
import { useTexts } from '../language.tsx'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import css from './state-page.module.css'

export interface EmptyStateProps {
  readonly icon?: IconName
  readonly title: string
  /** What it means, and what to do. */
  readonly text?: ReactNode
  /** The one act that helps. */
  readonly action?: ReactNode
}

/** Nothing is here, and that is said: what it means and what to do. */
export function EmptyState({ icon = 'inbox', title, text, action }: EmptyStateProps) {
  return (
    <div className={css.state}>
      <span className={css.icon}>
        <Icon name={icon} size={24} />
      </span>
      <h2 className={css.title}>{title}</h2>
      {text && <p className={css.text}>{text}</p>}
      {action && <div className={css.action}>{action}</div>}
    </div>
  )
}

export interface ErrorStateProps {
  readonly error: unknown
  readonly onRetry?: () => void
  /** The way on where there is nothing to see: asking again would not help there. */
  readonly elsewhere?: ReactNode
}

/** A page or panel could not be loaded: what happened, and a way on. */
export function ErrorState({ error, onRetry, elsewhere }: ErrorStateProps) {
  const { ui: t, refusals } = useTexts()
  const text = useProblemText(error)
  const retry = onRetry && (
    <Button icon="undo" onClick={onRetry}>
      {t.retry()}
    </Button>
  )
  return (
    <div role="alert">
      {error instanceof Problem && error.status === 404 ? (
        <EmptyState icon="question" title={refusals.not_found()} action={elsewhere} />
      ) : (
        <EmptyState icon={iconOf(error)} title={t.errorTitle()} text={text} action={retry} />
      )}
    </div>
  )
}

/** What to tell a person of any failure: the server's own words where it found some. */
export function useProblemText(error: unknown): string {
  const t = useTexts().ui
  if (!(error instanceof Problem)) return t.errorServer()
  if (error.status === 0) return t.errorOffline()
  if (error.status >= 500) return t.errorServer()
  if (error.status === 404) return t.errorNotFound()
  return error.detail === undefined ? error.message : `${error.message}. ${error.detail}`
}

function iconOf(error: unknown): IconName {
  if (!(error instanceof Problem)) return 'warning'
  return error.status === 0 ? 'wifi' : 'warning'
}
