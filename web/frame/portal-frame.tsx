import type { ReactNode } from 'react'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { Avatar } from '../ui/avatar.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { Link, useHere } from '../ui/link.tsx'
import { AccountMenu } from './account-menu.tsx'
import css from './portal-frame.module.css'
import { useSession } from './session.ts'
import { SkipLink } from './skip-link.tsx'

/** The customer's house: one bar on top, on a phone the sections at the foot, within reach of the thumb. */
export function PortalFrame({ children }: { readonly children: ReactNode }) {
  const t = useTexts().frame
  const { person, provider } = useSession()
  return (
    <div className={css.frame}>
      <SkipLink />
      <header className={css.bar}>
        <div className={css.inner}>
          <Link to={paths.home()} className={css.brand}>
            <img src="/favicon.svg" alt="" width="28" height="28" />
            <span className={css.names}>
              <span className={css.provider}>{provider.name}</span>
              <span className={css.product}>{t.product()}</span>
            </span>
          </Link>
          <Sections />
          <div className={css.end}>
            {person.role !== 'observer' && (
              <ButtonLink to={paths.newTicket()} look="primary" icon="plus" className={css.create ?? ''}>
                {t.newTicket()}
              </ButtonLink>
            )}
            <AccountMenu
              renderTrigger={(opens) => (
                <button {...opens} type="button" className={css.me}>
                  <Avatar name={person.name} />
                  <span className="unseen">{t.accountOf(person.name)}</span>
                </button>
              )}
            />
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1} className={css.main}>
        {children}
      </main>
    </div>
  )
}

function Sections() {
  const t = useTexts().frame
  const { person } = useSession()
  return (
    <nav className={css.nav} aria-label={t.nav()}>
      <Section to={paths.home()} icon="home" word={t.home()} />
      <Section to={paths.tickets()} icon="list" word={t.tickets()} />
      {person.role !== 'observer' && (
        <Section to={paths.newTicket()} icon="plus" word={t.newTicketShort()} onlyNarrow />
      )}
      <Section to={paths.organisation()} icon="building" word={t.organisation()} />
    </nav>
  )
}

interface SectionProps {
  readonly to: string
  readonly icon: IconName
  readonly word: string
  readonly onlyNarrow?: boolean
}

function Section({ to, icon, word, onlyNarrow }: SectionProps) {
  const here = useHere()
  const open = here === to || (to === paths.tickets() && here.startsWith('/tickets/') && here !== paths.newTicket())
  return (
    <Link
      to={to}
      className={css.section}
      aria-current={open ? 'page' : undefined}
      data-narrow={onlyNarrow || undefined}
    >
      <Icon name={icon} className={css.sectionIcon} />
      {word}
    </Link>
  )
}
