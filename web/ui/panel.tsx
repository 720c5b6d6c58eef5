import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import css from './panel.module.css'

export interface PanelProps {
  readonly title?: ReactNode
  /** At the right end of the title: a button or a count. */
  readonly aside?: ReactNode
  /** `asks` is the one thing expected of the reader: the card with the accent. */
  readonly tone?: 'plain' | 'asks'
  /** Rows reach the edges: for lists. */
  readonly flush?: boolean
  readonly className?: string
  readonly children: ReactNode
}

/** A card: one subject of a page. */
export function Panel({ title, aside, tone = 'plain', flush, className, children }: PanelProps) {
  return (
    <section className={cx(css.panel, className)} data-tone={tone} data-flush={flush || undefined}>
      {(title !== undefined || aside !== undefined) && (
        <header className={css.header}>
          <h2 className={css.title}>{title}</h2>
          {aside}
        </header>
      )}
      <div className={css.body}>{children}</div>
    </section>
  )
}

export interface Fact {
  readonly label: string
  readonly value: ReactNode
}

/** Facts of a thing, label and value. A fact without value is shown as a dash, so that its absence is a fact too. */
export function Facts({
  facts,
  columns,
}: {
  readonly facts: readonly (Fact | false | undefined)[]
  readonly columns?: 1 | 2
}) {
  return (
    <dl className={css.facts} data-columns={columns}>
      {facts.map(
        (fact) =>
          fact && (
            <div key={fact.label} className={css.fact}>
              <dt>{fact.label}</dt>
              <dd>{fact.value === null || fact.value === undefined || fact.value === '' ? '—' : fact.value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

export interface PageProps {
  readonly title: ReactNode
  /** Above the title: where we are, a way back. */
  readonly above?: ReactNode
  readonly lead?: ReactNode
  readonly actions?: ReactNode
  /** `read` for forms and text, `wide` for lists. */
  readonly width?: 'read' | 'wide'
  readonly children: ReactNode
}

/** The head of a page with its one title, and the page below. */
export function Page({ title, above, lead, actions, width = 'wide', children }: PageProps) {
  return (
    <div className={css.page} data-width={width}>
      <header className={css.pageHeader}>
        <div className={css.pageWords}>
          {above && <div className={css.above}>{above}</div>}
          <h1 className={css.pageTitle}>{title}</h1>
          {lead && <p className={css.lead}>{lead}</p>}
        </div>
        {actions && <div className={css.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}
