import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { LetterCard, LetterRow, MailboxView, PostRoom } from '../../core/letters/wire.ts'
import { call } from '../api.ts'
import type { PostPlace } from './where.ts'

const OFTEN = 30_000

/** What waits in the post room and what is wrong with the mail: the rail counts it, whichever screen is open. */
export const postRoomQuery = queryOptions({
  queryKey: ['post-room'],
  queryFn: ({ signal }) => call<PostRoom>('GET', '/post', { signal }),
  refetchInterval: OFTEN,
})

interface LetterPage {
  readonly items: readonly LetterRow[]
  readonly next: string | null
}

/** The letters of a tab, newest first. */
export const lettersQuery = ({ of, q }: Pick<PostPlace, 'of' | 'q'>) =>
  infiniteQueryOptions({
    queryKey: ['letters', of, q],
    queryFn: ({ signal, pageParam }) =>
      call<LetterPage>('GET', '/letters', { query: { of, q: q === '' ? undefined : q, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: OFTEN,
  })

export const letterKey = (id: string) => ['letter', id] as const

/** One letter. While it is being taken it is asked for every second: what becomes of it is what one waits for. */
export const letterQuery = (id: string) =>
  queryOptions({
    queryKey: letterKey(id),
    queryFn: ({ signal }) => call<LetterCard>('GET', `/letters/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'stored' ? 1_000 : OFTEN),
  })

/** Connections come and go, and «проверить сейчас» shows within seconds. */
export const mailboxesQuery = queryOptions({
  queryKey: ['mailboxes'],
  queryFn: ({ signal }) => call<readonly MailboxView[]>('GET', '/mailboxes', { signal }),
  refetchInterval: 5_000,
})
