import type { z } from 'zod'
import type { commandReplyShape } from '../../core/tickets/wire.ts'
import { type ActOptions, useAct } from '../act.ts'
import { useTexts } from '../language.tsx'
import { toast } from '../ui/toast.tsx'
import type { ActName } from './act-list.ts'

type Reply = z.infer<typeof commandReplyShape>

export interface DoOptions<Input, Answer extends Reply = Reply> {
  readonly number: number
  readonly act: ActName
  /** Below `/tickets/:number/`. */
  readonly path: string | ((input: Input) => string)
  readonly method?: ActOptions<Answer, Input>['method']
  readonly body?: (input: Input) => unknown
  readonly onDone?: (reply: Answer, input: Input) => void
  /** Offered for some seconds, where taking back is honest. */
  readonly undo?: (() => void) | undefined
}

/** A command to a request: says what was done and how many letters went out, and what it made stale is read again. */
export function useDo<Input, Answer extends Reply = Reply>(options: DoOptions<Input, Answer>) {
  const { number, act, path, method, body, onDone, undo } = options
  const t = useTexts().desk
  return useAct<Answer, Input>({
    ...(method === undefined ? {} : { method }),
    ...(body === undefined ? {} : { body }),
    path: (input) => `/tickets/${number}/${typeof path === 'function' ? path(input) : path}`,
    stale: [['ticket', number], ['tickets'], ['counts']],
    onDone: (reply, input) => {
      toast({ text: t.done({ act, letters: reply.notices }), ...(undo === undefined ? {} : { undo }) })
      onDone?.(reply, input)
    },
  })
}
