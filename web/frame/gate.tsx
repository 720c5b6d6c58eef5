import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { SignIn } from '../people/sign-in.tsx'
import { setDraftOwner } from '../ui/draft.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { ErrorState } from '../ui/state-page.tsx'
import { useLive } from './live.ts'
import { sessionQuery } from './session.ts'

/**
 * Inside only when signed in. Otherwise the sign-in screen stands in place, at the same address: after signing in one is
 * where one wanted to be, and no address travels in a query where it could be forged (C9).
 */
export function Gate() {
  const { data: session, error, refetch } = useQuery(sessionQuery)
  const client = useQueryClient()
  const wasInside = useRef(false)
  const personId = session?.person.id
  if (personId !== undefined) setDraftOwner(personId)
  useEffect(() => {
    if (personId !== undefined) wasInside.current = true
    // Signed out elsewhere: nothing of what was shown may stay in memory.
    else if (wasInside.current) client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
  }, [personId, client])
  if (session === undefined)
    return error === null ? <Skeleton shape="page" /> : <ErrorState error={error} onRetry={() => void refetch()} />
  if (session === null) return <SignIn />
  return <Inside key={personId} />
}

function Inside() {
  useLive()
  return <Outlet />
}
