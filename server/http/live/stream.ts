import type { ServerResponse } from 'node:http'

/** One open stream of server-sent events. */
export interface EventStream {
  tell(data: string): void
  /** So that neither side takes silence for a broken line. */
  beat(): void
  end(): void
}

/** More than this unread, and the reader is gone or too slow: he is cut off, comes back and reads everything anew. */
const UNREAD_BYTES = 256 * 1024

export function openEventStream(response: ServerResponse, headers: Readonly<Record<string, string>>): EventStream {
  response.socket?.setTimeout(0)
  response.socket?.setNoDelay(true)
  response.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    // For a reverse proxy that collects replies before it passes them on.
    'x-accel-buffering': 'no',
  })
  const write = (text: string): void => {
    if (response.writableEnded || response.destroyed) return
    response.write(text)
    if (response.writableLength > UNREAD_BYTES) response.destroy()
  }
  write('retry: 2000\n\n')
  return {
    tell: (data) => write(`data: ${data}\n\n`),
    beat: () => write(':\n\n'),
    end: () => void response.end(),
  }
}
