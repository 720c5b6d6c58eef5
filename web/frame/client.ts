import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { Problem } from '../api.ts'
import { sessionQuery } from './session.ts'

/** The cache of what the server said. Query keys begin with the thing: ['ticket', 1042], ['tickets', …], ['counts']. */
export function makeClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    defaultOptions: {
      queries: { staleTime: 15_000, retry: retryFaults, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
    queryCache: new QueryCache({ onError: noteSignedOut }),
    mutationCache: new MutationCache({ onError: noteSignedOut }),
  })
  /** The session ended meanwhile: the gate shows sign-in over the same address, and drafts wait. */
  function noteSignedOut(error: unknown): void {
    if (error instanceof Problem && error.status === 401 && error.code === 'not_signed_in') {
      client.setQueryData(sessionQuery.queryKey, null)
    }
  }
  return client
}

/** A refusal is an answer; only faults and lost connections are worth asking again. */
const retryFaults = (failures: number, error: Error): boolean =>
  failures < 2 && error instanceof Problem && (error.status === 0 || error.status >= 500)
