import type { ReactNode } from 'react'
import { useTexts } from '../language.tsx'
import css from './outside.module.css'

export interface OutsideProps {
  readonly title: ReactNode
  readonly lead?: ReactNode
  readonly children?: ReactNode
  readonly foot?: ReactNode
}

/** The pages before the door: one card, one thing to do. */
export function Outside({ title, lead, children, foot }: OutsideProps) {
  const t = useTexts().frame
  return (
    <main className={css.page} id="content">
      <div className={css.column}>
        <div className={css.brand}>
          <img src="/favicon.svg" alt="" width="32" height="32" />
          <span>{t.product()}</span>
        </div>
        <div className={css.card}>
          <h1 className={css.title}>{title}</h1>
          {lead && <p className={css.lead}>{lead}</p>}
          {children}
        </div>
        {foot && <p className={css.foot}>{foot}</p>}
      </div>
    </main>
  )
}
