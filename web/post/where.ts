import type { PostTab } from '../../lang/ru/post.ts'
import { paths } from '../paths.ts'
import { useQueryParameter } from '../ui/link.tsx'

export const postTabs = ['waiting', 'asking', 'trouble', 'robots', 'all'] as const satisfies readonly PostTab[]

/** What the address shows: which letters, those with which words, and the one that is read. */
export interface PostPlace {
  readonly of: PostTab
  readonly q: string
  /** '' when none is open. */
  readonly letter: string
}

export function usePostPlace(): PostPlace {
  const of = useQueryParameter('of')
  return {
    of: postTabs.find((tab) => tab === of) ?? 'waiting',
    q: useQueryParameter('q'),
    letter: useQueryParameter('letter'),
  }
}

/** The address of a place; what is usual is not written. */
export const postAt = ({ of, q, letter }: PostPlace): string =>
  paths.deskPost({ ...(of === 'waiting' ? {} : { of }), q, letter })
