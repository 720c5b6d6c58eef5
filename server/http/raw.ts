import type { IncomingMessage, ServerResponse } from 'node:http'
import type { z } from 'zod'
import type { Refusal } from '../../core/refusal.ts'
import type { House } from '../house.ts'
import type { Caller } from './caller.ts'
import type { Who } from './line.ts'

/** A line whose body or reply is a stream: files and live updates. Gate and rights are those of every line. */
export interface RawLine {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly who: Who
  readonly summary: string
  /** For the API description; the body is any content type. */
  readonly reply: { readonly shape: z.ZodType; readonly status: 201 } | { readonly mediaType: string }
  readonly handle: (call: RawCall) => Promise<RawAnswer | Refusal>
}

export interface RawCall {
  readonly house: House
  readonly caller: Caller
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, unknown>>
  readonly request: IncomingMessage
  /** Only for a line that answers `taken`: after `take()` the response is its own. */
  readonly response: ServerResponse
  readonly take: () => void
  /** The headers that every reply has, for a line that takes the response. */
  readonly headers: () => Readonly<Record<string, string>>
}

/** What is sent; `taken`: the handler writes the response itself. */
export type RawAnswer =
  | { readonly json: unknown }
  | {
      readonly stream: NodeJS.ReadableStream
      readonly headers: Readonly<Record<string, string>>
      readonly status?: number
    }
  | { readonly empty: true; readonly status: number; readonly headers: Readonly<Record<string, string>> }
  | { readonly taken: true }
