import type { ReactNode } from 'react'
import css from './side.module.css'

export interface SectionProps {
  readonly title: string
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** One subject of the panel. */
export function Section({ title, aside, children }: SectionProps) {
  return (
    <section className={css.section}>
      <header className={css.sectionHead}>
        <h2>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  )
}
