import type { Socket } from 'node:net'
import type { SMTPServer } from 'smtp-server'
import { SMTPConnection } from 'smtp-server/lib/smtp-connection.js'

/** How much a client may cost us before it is sent away (E10). Milliseconds and bytes. */
export interface Patience {
  /** At once; beyond it whoever has got on with nothing for longest makes room. */
  readonly connections: number
  /** Nothing comes at all. */
  readonly idleMs: number
  /** From the greeting, or the last letter, until the next letter begins. */
  readonly commandMs: number
  /** The same, in bytes. */
  readonly commandBytes: number
  /** Refusals until then: unknown commands, unknown recipients. */
  readonly refusals: number
  /** A letter as a whole. */
  readonly dataMs: number
  /** On the average of a letter, after `graceMs`. */
  readonly bytesPerSecond: number
  readonly graceMs: number
  /** How often it is looked. */
  readonly tickMs: number
}

/** For a mail server in front of us on the same machine. */
export const patience: Patience = {
  connections: 200,
  idleMs: 60_000,
  commandMs: 120_000,
  commandBytes: 65_536,
  refusals: 120,
  dataMs: 900_000,
  bytesPerSecond: 1024,
  graceMs: 20_000,
  tickMs: 1000,
}

export interface Guard {
  /** The letter of this session has come whole: from here on it waits for us. */
  received(sessionId: string): void
  /** Sends away who is not in the middle of a letter; with `everybody` the others too. */
  end(everybody: 'everybody' | 'idle'): void
}

interface Talk {
  readonly connection: SMTPConnection
  readonly socket: Socket
  phase: 'commands' | 'letter' | 'ours'
  /** When the phase began, and how many bytes had come by then. */
  since: number
  bytes: number
  /** When it last got on: a phase, or some kilobytes of a letter. */
  step: number
  stepBytes: number
  refusals: number
  /** It counts no longer. */
  readonly forget: () => void
}

/**
 * Watches over the connections of a server. It also greets at once: smtp-server waits 100 ms for clients that talk too
 * soon, and ours is a mail server on this machine.
 */
export function guardConnections(server: SMTPServer, options: { patience: Patience; maxSize: number }): Guard {
  const { patience, maxSize } = options
  const talks = new Map<string, Talk>()

  server.connect = (socket, socketOptions) => {
    const now = performance.now()
    if (talks.size >= patience.connections && !makeRoom(talks)) return lastWord(socket, '421 4.3.2 Too busy')
    const connection = new SMTPConnection(server, socket, socketOptions)
    const forget = () => void talks.delete(connection.id)
    const talk: Talk = {
      connection,
      socket,
      phase: 'commands',
      since: now,
      bytes: 0,
      step: now,
      stepBytes: 0,
      refusals: 0,
      forget,
    }
    talks.set(connection.id, talk)
    socket.once('close', forget)
    server.connections.add(connection)
    connection.on('error', () => undefined)
    listenIn(talk, patience)
    connection.init()
    connection.connectionReady()
    // The timer of init() would greet once more.
    connection.connectionReady = () => undefined
  }

  server.server.once('listening', () => {
    const timer = setInterval(() => {
      for (const talk of talks.values()) look(talk, { patience, maxSize })
    }, patience.tickMs)
    timer.unref()
    server.server.once('close', () => clearInterval(timer))
  })

  return {
    received: (sessionId) => {
      const talk = talks.get(sessionId)
      if (talk !== undefined) enter(talk, 'ours')
    },
    end: (whom) => {
      for (const talk of talks.values()) {
        if (whom === 'everybody' || talk.phase === 'commands') cut(talk, '421 4.3.2 Shutting down')
      }
    },
  }
}

/** What we answer says where the conversation stands. */
function listenIn(talk: Talk, { refusals }: Patience): void {
  const { connection } = talk
  const send = connection.send.bind(connection)
  connection.send = (code, data, context) => {
    // A reply of ours that names its own status (RFC 3463) gets no second one.
    const named = typeof data === 'string' && /^[245]\.\d\.\d{1,3} /.test(data)
    send(code, data, named ? false : context)
    if (code === 354) return enter(talk, 'letter')
    if (talk.phase !== 'commands') return enter(talk, 'commands')
    if (code >= 400) talk.refusals += 1
    if (talk.refusals > refusals) cut(talk, '421 4.7.0 Too many errors')
  }
}

function enter(talk: Talk, phase: Talk['phase']): void {
  talk.phase = phase
  talk.since = talk.step = performance.now()
  talk.bytes = talk.stepBytes = talk.socket.bytesRead
  talk.refusals = 0
}

const stepBytes = 4096

function look(talk: Talk, { patience, maxSize }: { patience: Patience; maxSize: number }): void {
  if (talk.phase === 'ours') return
  const now = performance.now()
  const took = now - talk.since
  const bytes = talk.socket.bytesRead - talk.bytes
  if (talk.phase === 'commands') {
    if (took > patience.commandMs) return cut(talk, '421 4.4.2 Too slow')
    if (bytes > patience.commandBytes) return cut(talk, '421 4.7.0 Too much talk')
    return
  }
  if (talk.socket.bytesRead - talk.stepBytes >= stepBytes) {
    talk.step = now
    talk.stepBytes = talk.socket.bytesRead
  }
  // Beyond the limit the rest is read and dropped, so that the sender hears 552; but not without end.
  if (bytes > 2 * maxSize + stepBytes) return cut(talk, '552 5.3.4 Message too big')
  const slow = took > patience.graceMs && bytes < (patience.bytesPerSecond * took) / 1000
  if (slow || took > patience.dataMs) cut(talk, '421 4.4.2 Too slow')
}

/** Sends away whoever has got on with nothing for longest; false when everybody waits for us. */
function makeRoom(talks: ReadonlyMap<string, Talk>): boolean {
  let slowest: Talk | null = null
  for (const talk of talks.values()) {
    if (talk.phase !== 'ours' && (slowest === null || talk.step < slowest.step)) slowest = talk
  }
  if (slowest === null) return false
  cut(slowest, '421 4.3.2 Too busy')
  return true
}

const lingerMs = 1000

function cut({ socket, forget }: Talk, words: string): void {
  forget()
  lastWord(socket, words)
}

/** A last word and the end, whether or not the other side reads it. */
function lastWord(socket: Socket, words: string): void {
  if (socket.destroyed || socket.writableEnded) return void socket.destroy()
  socket.on('error', () => undefined)
  socket.end(`${words}\r\n`, () => socket.destroy())
  setTimeout(() => socket.destroy(), lingerMs).unref()
}
