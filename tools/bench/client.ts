import { connect, type Socket } from 'node:net'

export interface Ask {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** One connection that asks one thing after another, with as little work of its own as can be: it shares the cores. */
export interface Line {
  /** The status of the reply. */
  ask(what: Ask): Promise<number>
  close(): void
}

export async function openLine(host: string, port: number): Promise<Line> {
  const socket = connect({ host, port, noDelay: true })
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  const reply = replies(socket)
  return {
    ask: (what) => {
      socket.write(written(what, `${host}:${port}`))
      return reply()
    },
    close: () => socket.destroy(),
  }
}

function written({ method, path, headers, body = '' }: Ask, host: string): string {
  const rows = Object.entries({ Host: host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`)
  const length =
    method === 'GET' ? '' : `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`
  return `${method} ${path} HTTP/1.1\r\n${rows.join('')}${length}\r\n${body}`
}

const END = Buffer.from('\r\n\r\n')

/** Replies with a Content-Length, one at a time. */
function replies(socket: Socket): () => Promise<number> {
  let seen: Buffer = Buffer.alloc(0)
  let waiting: { resolve: (status: number) => void; reject: (error: Error) => void } | null = null
  const look = (): void => {
    const end = seen.indexOf(END)
    if (end < 0 || waiting === null) return
    const head = seen.toString('latin1', 0, end)
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
    if (length === undefined) return waiting.reject(new Error(`a reply without a length: ${head}`))
    const whole = end + END.length + Number(length)
    if (seen.length < whole) return
    seen = seen.subarray(whole)
    const { resolve } = waiting
    waiting = null
    resolve(Number(head.slice(9, 12)))
  }
  socket.on('data', (chunk) => {
    seen = seen.length === 0 ? chunk : Buffer.concat([seen, chunk])
    look()
  })
  const fail = (): void => waiting?.reject(new Error('the server closed the connection'))
  socket.on('close', fail).on('error', fail)
  return () => new Promise((resolve, reject) => (waiting = { resolve, reject }))
}
