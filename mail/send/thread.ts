import type { Thread } from './rows-thread.ts'

/** The fields by which mail programs put letters together (RFC 5322, 3.6.4). */
export interface ThreadFields {
  readonly inReplyTo: string
  readonly references: readonly string[]
}

/** So many ids a letter names at most. */
const most = 20

/**
 * What a letter answers, and its thread (D12): it answers the newest letter of its reader in this request, else our own
 * letter to him before it, else the request itself, which has an id of its own so that its letters hang together. The
 * thread names that id first and what is answered last, between them the newest in their order.
 */
export function threadFields(anchor: string, thread: Thread | undefined): ThreadFields {
  const theirs = (thread?.theirs ?? []).flatMap(({ seq, id }) => (isSafe(id) ? [{ seq, id: `<${id}>` }] : []))
  const ours = thread?.ours ?? []
  const inReplyTo = (theirs[0] ?? ours[0])?.id ?? anchor
  // What he wrote came before what we wrote about it.
  const before = [...theirs.toReversed(), ...ours.toReversed()].toSorted((a, b) => a.seq - b.seq).map(({ id }) => id)
  const between = [...new Set(before)].filter((id) => id !== inReplyTo && id !== anchor)
  return {
    inReplyTo,
    references: [...new Set([anchor, ...between.slice(-(most - 2)), inReplyTo])],
  }
}

/** An id as RFC 5322 has them, in one piece: nothing in it ends a header or begins another id (F1). */
const isSafe = (id: string): boolean => id.length <= 250 && /^[!-;=?-~]+@[!-;=?-~]+$/.test(id)
