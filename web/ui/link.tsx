import { useRouter, useRouterState } from '@tanstack/react-router'
import type { ComponentPropsWithRef, MouseEvent } from 'react'

export interface LinkProps extends Omit<ComponentPropsWithRef<'a'>, 'href'> {
  /** From `paths`. */
  readonly to: string
}

/** A link within the product: an ordinary anchor that does not reload. */
export function Link({ to, onClick, ...rest }: LinkProps) {
  const go = useGo()
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    onClick?.(event)
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return
    event.preventDefault()
    go(to)
  }
  return <a {...rest} href={to} onClick={follow} />
}

/** Goes to an address from `paths`. */
export function useGo(): (to: string, how?: 'replace') => void {
  const router = useRouter()
  return (to, how) => (how === 'replace' ? router.history.replace(to) : router.history.push(to))
}

/** The path that is shown now, without the query. */
export const useHere = (): string => useRouterState({ select: (state) => state.location.pathname })

/** One parameter of the query, '' when absent. */
export const useQueryParameter = (name: string): string =>
  useRouterState({ select: (state) => new URLSearchParams(state.location.searchStr).get(name) ?? '' })
