import type { ReactNode } from 'react'
import type { When } from '../../lang/format.ts'
import { useTexts } from '../language.tsx'
import { type AttachedFile, Attachments } from './attachments.tsx'
import { Avatar } from './avatar.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Moment } from './moment.tsx'
import css from './timeline.module.css'

/** The story of a request, oldest first. Its children are `Message`, `SystemEvent` and `NewHere`. */
export function Timeline({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <ol className={css.timeline} aria-label={label}>
      {children}
    </ol>
  )
}

export interface MessageProps {
  /** `note` is an internal note: another paper, a lock and the word, never only a tint (U17). */
  readonly kind: 'customer' | 'staff' | 'note'
  readonly author: string
  /** Role or organisation, beside the name. */
  readonly authorDetail?: string | undefined
  readonly at: When
  /** What this message is besides words: «Запрос информации», «Решение на проверку». */
  readonly mark?: ReactNode
  readonly text: string
  /** In the place of the text: what came by mail has more to it than words. */
  readonly body?: ReactNode
  readonly files?: readonly AttachedFile[]
  /** Delivery state of the notices about it. */
  readonly foot?: ReactNode
  /** Came while the reader was here. */
  readonly fresh?: boolean
}

export function Message(props: MessageProps) {
  const { kind, author, authorDetail, at, mark, text, body, files = [], foot, fresh } = props
  const t = useTexts().ui
  return (
    <li className={css.message} data-kind={kind} data-fresh={fresh || undefined}>
      <Avatar name={author} side={kind === 'customer' ? 'customer' : 'provider'} />
      <article className={css.paper}>
        {kind === 'note' && (
          <p className={css.noteWord}>
            <Icon name="lock" size={16} />
            {t.internalNote()} <span className={css.noteOnly}>— {t.internalNoteOnly()}</span>
          </p>
        )}
        <header className={css.by}>
          <strong className={css.author}>{author}</strong>
          {authorDetail && <span className={css.detail}>{authorDetail}</span>}
          <span className={css.at}>
            <Moment at={at} form="brief" />
          </span>
        </header>
        {mark && <div className={css.mark}>{mark}</div>}
        {/* Plain text always: what others wrote is never markup here (C4). */}
        {body ?? <p className={css.text}>{text}</p>}
        <Attachments files={files} />
        {foot && <footer className={css.foot}>{foot}</footer>}
      </article>
    </li>
  )
}

export interface SystemEventProps {
  readonly icon: IconName
  /** One line: «Иванова приняла обращение в работу». */
  readonly children: ReactNode
  readonly at: When
  /** The reason or comment that came with it. */
  readonly quote?: string | undefined
  /** Below: files, delivery state of the notices about it. */
  readonly foot?: ReactNode
  readonly fresh?: boolean
}

/** A move of the request, one quiet line. */
export function SystemEvent({ icon, children, at, quote, foot, fresh }: SystemEventProps) {
  return (
    <li className={css.event} data-fresh={fresh || undefined}>
      <span className={css.eventIcon}>
        <Icon name={icon} size={16} />
      </span>
      <div className={css.eventWords}>
        <span>
          {children}{' '}
          <span className={css.at}>
            · <Moment at={at} form="brief" />
          </span>
        </span>
        {quote && <blockquote className={css.quote}>{quote}</blockquote>}
        {foot}
      </div>
    </li>
  )
}

/** Where the reader stopped last time. */
export function NewHere() {
  const t = useTexts().ui
  return (
    <li className={css.newHere} data-new-here>
      {t.unreadHere()}
    </li>
  )
}
