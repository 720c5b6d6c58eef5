import { once } from 'node:events'
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net'

/** Stands between an IMAP client and its server, and changes what the server says. */
export interface Liar {
  readonly port: number
  /** What becomes of a line of the server. */
  line: (line: string) => string
  /** What becomes of a literal; `line` is the one that announces it. `cut`: the connection ends in its middle. */
  literal: (bytes: Buffer, line: string) => Buffer | 'cut'
  /** Swallows everything in both directions, on connections of before and after, without closing any. */
  hole: boolean
  /** Bytes that clients sent, as text. */
  heard(): string
  readonly connections: () => number
  stop(): Promise<void>
}

/** With `opaque` it understands nothing from the first byte on, as of TLS. */
export async function startLiar(serverPort: number, { opaque = false } = {}): Promise<Liar> {
  const sockets = new Set<Socket>()
  const heard: Buffer[] = []
  let connections = 0
  const server = createServer((client) => {
    connections += 1
    const upstream = createConnection(serverPort, '127.0.0.1')
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
    }
    client.on('data', (chunk) => {
      heard.push(chunk)
      if (!liar.hole) upstream.write(chunk)
    })
    const hear = reader({ liar, client, opaque })
    upstream.on('data', hear)
    client.on('close', () => upstream.destroy())
    upstream.on('close', () => {
      if (!liar.hole) client.end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const liar: Liar = {
    port: (server.address() as AddressInfo).port,
    line: (line) => line,
    literal: (bytes) => bytes,
    hole: false,
    heard: () => Buffer.concat(heard).toString('latin1'),
    connections: () => connections,
    stop: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return liar
}

/** Cuts what the server says into lines and literals. What is no longer text (TLS) passes as it is. */
function reader({ liar, client, opaque }: { liar: Liar; client: Socket; opaque: boolean }): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0)
  let literal: { readonly line: string; readonly size: number } | null = null
  let raw = opaque
  const write = (bytes: Buffer | string): void => {
    if (!liar.hole) client.write(bytes)
  }
  return (chunk) => {
    if (raw) return write(chunk)
    rest = Buffer.concat([rest, chunk])
    for (;;) {
      if (literal !== null) {
        if (rest.length < literal.size) return
        const bytes = liar.literal(rest.subarray(0, literal.size), literal.line)
        rest = rest.subarray(literal.size)
        if (bytes === 'cut') {
          write(`${literal.line}\r\nX-Half: of a letter\r\n`)
          return void setTimeout(() => client.destroy(), 50)
        }
        write(
          Buffer.concat([
            Buffer.from(literal.line.replace(/\{\d+\}$/, `{${bytes.length}}`)),
            Buffer.from('\r\n'),
            bytes,
          ]),
        )
        literal = null
      }
      const end = rest.indexOf('\r\n')
      if (end < 0) return
      const line = rest.subarray(0, end).toString('latin1')
      rest = rest.subarray(end + 2)
      const size = /\{(\d+)\}$/.exec(line)?.[1]
      if (size !== undefined) literal = { line: liar.line(line), size: Number(size) }
      else write(Buffer.from(`${liar.line(line)}\r\n`, 'latin1'))
      if (/ OK Begin TLS negotiation/.test(line)) raw = true
    }
  }
}
