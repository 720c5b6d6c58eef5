import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Language, languages } from '../../core/people/roles.ts'
import { call } from '../api.ts'
import { keepLanguage, useReader, useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { chooseTheme, type ThemeChoice, useThemeChoice } from '../theme/theme.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useGo } from '../ui/link.tsx'
import { Menu, type MenuProps } from '../ui/menu.tsx'
import css from './account-menu.module.css'
import { type Session, sessionQuery, useSession, useSignOut } from './session.ts'

export interface AccountMenuProps {
  readonly renderTrigger: MenuProps['renderTrigger']
  readonly side?: MenuProps['side']
}

const languageNames: Record<Language, string> = { ru: 'Русский', en: 'English' }

/** Who I am, language, appearance, the ways out. */
export function AccountMenu({ renderTrigger, side = 'below-end' }: AccountMenuProps) {
  const t = useTexts().frame
  const { person } = useSession()
  const { language } = useReader()
  const theme = useThemeChoice()
  const speak = useSpeak()
  const go = useGo()
  const signOut = useSignOut()
  const [asking, setAsking] = useState(false)
  const themes: Record<ThemeChoice, string> = { auto: t.themeAuto(), light: t.themeLight(), dark: t.themeDark() }
  const groups = [
    {
      title: t.language(),
      items: languages.map((one) => ({
        label: languageNames[one],
        picked: one === language,
        onPick: () => void speak(one),
      })),
    },
    {
      title: t.theme(),
      items: (['auto', 'light', 'dark'] as const).map((one) => ({
        label: themes[one],
        picked: one === theme,
        onPick: () => chooseTheme(one),
      })),
    },
    {
      items: [
        ...(person.side === 'customer'
          ? [{ label: t.profile(), icon: 'user' as const, onPick: () => go(paths.profile()) }]
          : []),
        { label: t.signOut(), icon: 'exit' as const, onPick: () => void signOut('here') },
        { label: t.signOutEverywhere(), icon: 'lock' as const, onPick: () => setAsking(true) },
      ],
    },
  ]
  return (
    <>
      <Menu
        label={t.account()}
        renderTrigger={renderTrigger}
        groups={groups}
        side={side}
        head={<Who name={person.name} email={person.email} />}
      />
      <SignOutEverywhere open={asking} onClose={() => setAsking(false)} />
    </>
  )
}

const Who = ({ name, email }: { readonly name: string; readonly email: string }) => (
  <div className={css.who}>
    <strong>{name}</strong>
    <span>{email}</span>
  </div>
)

function SignOutEverywhere({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { frame: t, ui } = useTexts()
  const signOut = useSignOut()
  const actions = (
    <>
      <Button look="danger" onClick={() => void signOut('everywhere')}>
        {t.signOutEverywhere()}
      </Button>
      <Button onClick={onClose}>{ui.cancel()}</Button>
    </>
  )
  return (
    <Dialog open={open} onClose={onClose} title={t.signOutEverywhereAsk()} actions={actions}>
      <p>{t.signOutEverywhereWhat()}</p>
    </Dialog>
  )
}

/** Changes the language here at once, and for letters as soon as the server has it. */
function useSpeak(): (language: Language) => Promise<void> {
  const client = useQueryClient()
  return async (language) => {
    keepLanguage(language)
    client.setQueryData<Session | null>(sessionQuery.queryKey, (session) =>
      session ? { ...session, person: { ...session.person, language } } : session,
    )
    // Without an answer the screen speaks it all the same; letters follow when it is chosen again.
    await call('PATCH', '/me', { body: { language } }).catch(() => undefined)
  }
}
