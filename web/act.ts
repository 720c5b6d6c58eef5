import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { call, type Method, newKey, Problem } from './api.ts'

export interface ActOptions<Reply, Input> {
  readonly method?: Method
  readonly path: string | ((input: Input) => string)
  /** What goes over the wire; the input itself when left out. */
  readonly body?: (input: Input) => unknown
  /** Queries that the act makes stale. */
  readonly stale?: readonly QueryKey[]
  readonly onDone?: (reply: Reply, input: Input) => void
  readonly onProblem?: (problem: Problem) => void
}

/**
 * A write. The Idempotency-Key belongs to the submission: it stays while the same content is tried again after a lost
 * connection or a fault of the server (I13), and is new as soon as the content differs or the server has answered.
 */
export function useAct<Reply, Input = void>(options: ActOptions<Reply, Input>) {
  const client = useQueryClient()
  const pending = useRef<{ key: string; content: string } | undefined>(undefined)
  return useMutation<Reply, Problem, Input>({
    mutationFn: async (input) => {
      const path = typeof options.path === 'function' ? options.path(input) : options.path
      const body = options.body === undefined ? input : options.body(input)
      const content = JSON.stringify([path, body])
      if (pending.current?.content !== content) pending.current = { key: newKey(), content }
      const sent = { idempotencyKey: pending.current.key, ...(body === undefined ? {} : { body }) }
      const reply = await call<Reply>(options.method ?? 'POST', path, sent).catch((error: unknown) => {
        if (error instanceof Problem && !isUncertain(error)) pending.current = undefined
        throw error
      })
      pending.current = undefined
      return reply
    },
    onSuccess: async (reply, input) => {
      for (const queryKey of options.stale ?? []) void client.invalidateQueries({ queryKey })
      options.onDone?.(reply, input)
    },
    onError: (problem) => options.onProblem?.(problem),
  })
}

/** Nobody knows whether the server did it: no reply, or it broke in the middle. */
const isUncertain = (problem: Problem): boolean => problem.status === 0 || problem.status >= 500
