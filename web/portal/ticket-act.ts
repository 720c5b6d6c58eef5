import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { commandReplyShape, TicketCard } from '../../core/tickets/wire.ts'
import { useAct } from '../act.ts'
import type { Method } from '../api.ts'

type Reply = z.infer<typeof commandReplyShape>

export interface TicketActOptions<Input> {
  readonly ticket: Pick<TicketCard, 'number' | 'seq'>
  /** Below `/tickets/:number`. */
  readonly path: string | ((input: Input) => string)
  readonly method?: Method
  /** What goes over the wire; `basedOn` is the event that the reader had before him when he began (I12). */
  readonly body?: (input: Input, basedOn: number) => unknown
  readonly onDone?: (input: Input) => void
}

/** A command to a request of one's own; what it made stale is read again. */
export function useTicketAct<Input = void>({ ticket, path, method, body, onDone }: TicketActOptions<Input>) {
  const client = useQueryClient()
  const [basedOn, setBasedOn] = useState(ticket.seq)
  const stale = [['ticket', ticket.number], ['tickets'], ['counts']]
  const act = useAct<Reply, Input>({
    path: (input) => `/tickets/${ticket.number}/${typeof path === 'function' ? path(input) : path}`,
    ...(method === undefined ? {} : { method }),
    ...(body === undefined ? {} : { body: (input: Input) => body(input, basedOn) }),
    stale,
    onDone: (_reply, input) => onDone?.(input),
    // What was refused may have been overtaken: look at what is there now.
    onProblem: ({ status }) => status === 409 && void client.invalidateQueries({ queryKey: ['ticket', ticket.number] }),
  })
  const conflict = act.error?.code === 'conflict'
  // He has been told, and sees what is new: sending again is meant.
  if (conflict && basedOn !== ticket.seq) setBasedOn(ticket.seq)
  return act
}
