import { type ReactNode, useEffect } from 'react'
import { useReader, useTexts } from '../language.tsx'
import { number } from '../../lang/format.ts'
import { paths } from '../paths.ts'
import { Avatar } from '../ui/avatar.tsx'
import { cx } from '../ui/cx.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { Link, useHere } from '../ui/link.tsx'
import { AccountMenu } from './account-menu.tsx'
import css from './desk-frame.module.css'
import { useSession } from './session.ts'
import { SkipLink } from './skip-link.tsx'

export interface DeskPlace {
  readonly to: string
  readonly icon: IconName
  readonly word: string
  /** How many wait there now; 0 is not shown. */
  readonly count?: number | undefined
  /** The count is about something late: the only loud count. */
  readonly late?: boolean
  /** Said by the screen where the address alone does not tell: a request stands beside its queue. */
  readonly current?: boolean
}

export interface DeskFrameProps {
  /** Queues with their live counts. */
  readonly views: readonly DeskPlace[]
  /** Customers, staff, outbox … below the queues. */
  readonly sections: readonly DeskPlace[]
  /** The one act always at hand: the phone form. */
  readonly action?: ReactNode
  readonly onPalette?: () => void
  readonly children: ReactNode
}

/** The workspace: a narrow rail with the queues and what waits in them, and the rest of the screen for work. */
export function DeskFrame({ views, sections, action, onPalette, children }: DeskFrameProps) {
  const t = useTexts().frame
  const { person } = useSession()
  useEffect(() => {
    document.body.dataset['density'] = 'desk'
    return () => {
      delete document.body.dataset['density']
    }
  }, [])
  return (
    <div className={css.frame}>
      <SkipLink />
      <header className={css.rail}>
        <div className={css.head}>
          <Link to={paths.desk()} className={css.brand} aria-label={t.product()}>
            <img src="/favicon.svg" alt="" width="24" height="24" />
            <span className={css.word}>{t.product()}</span>
          </Link>
          {onPalette && (
            <button type="button" className={css.palette} onClick={onPalette}>
              <Icon name="search" size={16} />
              <span className={css.paletteWord}>{t.commands()}</span>
              <Kbd keys="mod+k" />
            </button>
          )}
        </div>
        {action && <div className={css.action}>{action}</div>}
        <nav className={css.places} aria-label={t.views()}>
          {views.map((place) => (
            <Place key={place.to} place={place} />
          ))}
        </nav>
        <nav className={cx(css.places, css.sections)} aria-label={t.nav()}>
          {sections.map((place) => (
            <Place key={place.to} place={place} />
          ))}
        </nav>
        <div className={css.foot}>
          <AccountMenu
            side="right-end"
            renderTrigger={(opens) => (
              <button {...opens} type="button" className={css.me}>
                <Avatar name={person.name} side="provider" size="small" />
                <span className="unseen">{t.account()}: </span>
                <span className={css.word}>{person.name}</span>
              </button>
            )}
          />
        </div>
      </header>
      <main id="content" tabIndex={-1} className={css.main}>
        {children}
      </main>
    </div>
  )
}

function Place({ place }: { readonly place: DeskPlace }) {
  const { language } = useReader()
  const here = useHere()
  return (
    <Link to={place.to} className={css.place} aria-current={(place.current ?? here === place.to) ? 'page' : undefined}>
      <Icon name={place.icon} size={16} />
      <span className={css.word}>{place.word}</span>
      {place.count !== undefined && place.count > 0 && (
        <span className={css.count} data-late={place.late || undefined}>
          {number(language, place.count)}
        </span>
      )}
    </Link>
  )
}
