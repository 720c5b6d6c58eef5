import type { Connection } from './imap-connect.ts'
import { type Patience, within } from './imap-patience.ts'
import { type Problem, problemOf } from './problems.ts'

const atOnce = 200

/**
 * Moves letters that are stored to another folder, making it when it is missing. Answers which are gone from here, and
 * what went wrong; never deletes: a server with neither MOVE nor UIDPLUS (RFC 4315) could only expunge what others marked.
 */
export async function moveAway(
  uids: readonly number[],
  { connection, folder, patience }: { connection: Connection; folder: string; patience: Patience },
): Promise<{ readonly gone: readonly number[]; readonly problem: Problem | null }> {
  const { client, complaint } = connection
  const { capabilities, mailbox } = client
  const safe = ['MOVE', 'UIDPLUS'].some((one) => capabilities.has(one))
  if (!safe) return { gone: [], problem: { word: 'move_unsupported', detail: '' } }
  if (mailbox !== false && mailbox.readOnly === true)
    return { gone: [], problem: { word: 'move_failed', detail: 'READ-ONLY' } }

  const gone: number[] = []
  let problem: Problem | null = null
  for (let start = 0; start < uids.length && problem === null; start += atOnce) {
    const some = uids.slice(start, start + atOnce)
    const range = some.join(',')
    const move = () => client.messageMove(range, folder, { uid: true })
    let moved = await within(patience.answerMs, { client, work: move() })
    if (moved === false && (await make(folder, { connection, patience }))) {
      moved = await within(patience.answerMs, { client, work: move() })
    }
    if (moved === false) problem = { word: 'move_failed', detail: complaint() }
    // Only what no longer lies here counts as moved, whatever was said.
    const search = client.search({ uid: range }, { uid: true })
    const found = await within(patience.answerMs, { client, work: search })
    const left = new Set(Array.isArray(found) ? found : some)
    gone.push(...some.filter((uid) => !left.has(uid)))
    if (left.size > 0) problem ??= { word: 'move_failed', detail: complaint() }
  }
  return { gone, problem }
}

async function make(
  folder: string,
  { connection, patience }: { connection: Connection; patience: Patience },
): Promise<boolean> {
  const { client } = connection
  try {
    const made = await within(patience.answerMs, { client, work: client.mailboxCreate(folder) })
    return made.created
  } catch (error) {
    if (!client.usable || problemOf(error).word === 'silent') throw error
    return false
  }
}
