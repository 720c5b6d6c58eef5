import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

export type LiveMessage =
  | { readonly kind: 'ticket'; readonly number: number; readonly seq: number }
  | {
      readonly kind: 'writing'
      readonly number: number
      readonly name: string
      /** To the customer, or a note for the staff; a customer hears of messages only (B1). */
      readonly mode: 'message' | 'note'
    }

const listeners = new Set<(message: LiveMessage) => void>()

/** Keeps one stream open while somebody is signed in. What others do makes the queries about it stale. */
export function useLive(): void {
  const client = useQueryClient()
  useEffect(() => {
    const source = new EventSource('/api/v1/live')
    let broken = false
    source.addEventListener('message', (event: MessageEvent<string>) => {
      const message = JSON.parse(event.data) as LiveMessage
      if (message.kind === 'ticket') refresh(client, message.number)
      for (const listener of listeners) listener(message)
    })
    source.addEventListener('error', () => {
      broken = true
    })
    source.addEventListener('open', () => {
      // Messages may have been missed while the stream was broken.
      if (broken) refresh(client, undefined)
      broken = false
    })
    return () => source.close()
  }, [client])
}

function refresh(client: QueryClient, number: number | undefined): void {
  void client.invalidateQueries({ queryKey: number === undefined ? ['ticket'] : ['ticket', number] })
  void client.invalidateQueries({ queryKey: ['tickets'] })
  void client.invalidateQueries({ queryKey: ['counts'] })
}

const WRITING_LASTS = 8_000

export type Writer = Pick<Extract<LiveMessage, { kind: 'writing' }>, 'name' | 'mode'>

/** Those who are writing to this request just now, each with what he is writing. */
export function useWriters(number: number): readonly Writer[] {
  const [writers, setWriters] = useState<readonly Writer[]>([])
  useEffect(() => {
    const timers = new Map<string, ReturnType<typeof setTimeout>>()
    const hear = (message: LiveMessage): void => {
      if (message.number !== number) return
      // What was being written has come; who still writes says so again in a moment.
      if (message.kind === 'ticket') return setWriters([])
      const { name, mode } = message
      clearTimeout(timers.get(name))
      timers.set(
        name,
        setTimeout(() => setWriters((known) => known.filter((one) => one.name !== name)), WRITING_LASTS),
      )
      setWriters((known) =>
        known.some((one) => one.name === name && one.mode === mode)
          ? known
          : [...known.filter((one) => one.name !== name), { name, mode }],
      )
    }
    listeners.add(hear)
    return () => {
      listeners.delete(hear)
      for (const timer of timers.values()) clearTimeout(timer)
      setWriters([])
    }
  }, [number])
  return writers
}
