import { type QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { type AnyRouter, RouterProvider } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { Language } from '../../core/people/roles.ts'
import type { Texts } from '../../lang/ru.ts'
import { guessLanguage, LanguageProvider, loadTexts } from '../language.tsx'
import { Toasts } from '../ui/toast.tsx'
import { OfflineBar } from './connection.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { sessionQuery } from './session.ts'

export interface AppProps {
  readonly client: QueryClient
  readonly router: AnyRouter
  /** Already loaded, so that the first paint has words. */
  readonly first: { readonly language: Language; readonly texts: Texts }
}

export function App({ client, router, first }: AppProps) {
  return (
    <QueryClientProvider client={client}>
      <Spoken first={first}>
        <RouterProvider router={router} />
      </Spoken>
    </QueryClientProvider>
  )
}

function Spoken({ first, children }: { readonly first: AppProps['first']; readonly children: React.ReactNode }) {
  const { data: session } = useQuery(sessionQuery)
  const wanted = session?.person.language ?? guessLanguage()
  const [spoken, setSpoken] = useState(first)
  useEffect(() => {
    if (wanted === spoken.language) return
    let gone = false
    void loadTexts(wanted).then((texts) => {
      if (!gone) setSpoken({ language: wanted, texts })
    })
    return () => {
      gone = true
    }
  }, [wanted, spoken.language])
  useEffect(() => {
    document.documentElement.lang = spoken.language
  }, [spoken.language])
  return (
    <LanguageProvider {...spoken} providerZone={session?.provider.zone ?? 'Europe/Moscow'}>
      <ErrorBoundary>
        {children}
        <OfflineBar />
        <Toasts />
      </ErrorBoundary>
    </LanguageProvider>
  )
}
