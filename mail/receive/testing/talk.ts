import { once } from 'node:events'
import { createConnection, type Socket } from 'node:net'

/** A conversation with a server that speaks in lines, word by word, to say what no mail library would. */
export interface Talk {
  readonly socket: Socket
  /** Sends a line, and answers the whole reply. */
  say(line: string): Promise<string>
  /** The next reply, without saying anything; an empty text when the server has hung up. */
  reply(): Promise<string>
  /** The letter of a DATA command as it stands, dots not doubled; answers the last reply. */
  letter(raw: string | Buffer): Promise<string>
  end(): void
}

/** Connects and reads the greeting away. */
export async function talkTo(port: number): Promise<Talk> {
  const socket = createConnection(port, '127.0.0.1')
  await once(socket, 'connect')
  let text = ''
  let over = false
  const waiting: (() => void)[] = []
  socket.setNoDelay(true)
  socket.setEncoding('latin1')
  socket.on('data', (chunk: string) => {
    text += chunk
    waiting.shift()?.()
  })
  socket.on('error', () => undefined)
  socket.on('close', () => {
    over = true
    waiting.shift()?.()
  })
  const reply = async (): Promise<string> => {
    for (;;) {
      const whole = /^(?:\d{3}-[^\n]*\n)*\d{3}(?: [^\n]*)?\r\n/.exec(text)?.[0]
      if (whole !== undefined) {
        text = text.slice(whole.length)
        return whole.trimEnd()
      }
      if (over) return text
      await new Promise<void>((resolve) => waiting.push(resolve))
    }
  }
  const say = (line: string): Promise<string> => {
    socket.write(`${line}\r\n`)
    return reply()
  }
  await reply()
  return {
    socket,
    say,
    reply,
    letter: async (raw) => {
      socket.write(raw)
      socket.write('\r\n.\r\n')
      return reply()
    },
    end: () => socket.destroy(),
  }
}
