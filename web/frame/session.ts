import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CustomerRole, StaffRole } from '../../core/people/roles.ts'
import type { SessionView } from '../../core/people/wire.ts'
import type { Named } from '../../core/wire.ts'
import { call, Problem } from '../api.ts'
import { useTexts } from '../language.tsx'
import { toast } from '../ui/toast.tsx'

interface PersonBase extends Pick<SessionView['person'], 'id' | 'name' | 'email' | 'language' | 'sees'> {}

export interface StaffPerson extends PersonBase {
  readonly side: 'provider'
  readonly role: StaffRole
  readonly line: Named | null
}

export interface CustomerPerson extends PersonBase {
  readonly side: 'customer'
  readonly role: CustomerRole
  readonly customer: Named
}

/** `GET /session`. */
export interface Session {
  readonly person: StaffPerson | CustomerPerson
  readonly provider: { readonly name: string; readonly shortName: string; readonly zone?: string }
  /** Bytes. */
  readonly maxFileSize: number
}

/** Null: nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }): Promise<Session | null> => call<Session>('GET', '/session', { signal }).catch(nobody),
  staleTime: Number.POSITIVE_INFINITY,
})

function nobody(error: unknown): null {
  if (error instanceof Problem && error.status === 401) return null
  throw error
}

/** Who is signed in; for screens inside the gate, where somebody is. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery)
  if (data === undefined || data === null) throw new Error('A screen outside the gate asked for the session')
  return data
}

/** Everything known is forgotten: the next person at this computer must not see it, not even for a moment. */
export function forgetSession(client: QueryClient): void {
  // Not `clear()`: the gate watches the session's query, and would go on watching the one thrown away.
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
  client.setQueryData(sessionQuery.queryKey, null)
}

export function useSignOut(): (where: 'here' | 'everywhere') => Promise<void> {
  const client = useQueryClient()
  const t = useTexts().ui
  return async (where) => {
    try {
      await call('DELETE', where === 'here' ? '/session' : '/sessions')
      forgetSession(client)
    } catch {
      // Still signed in: to say otherwise would be the one lie that matters here.
      toast({ text: t.errorOffline(), tone: 'problem' })
    }
  }
}
