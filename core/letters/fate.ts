/** Where a letter stands. `stored`: kept, and to be taken. The next three wait for somebody's decision. */
export const letterStates = ['stored', 'held', 'asking', 'quarantined', 'done'] as const
export type LetterState = (typeof letterStates)[number]

/** What became of a letter (I9): every letter gets exactly one of these, and nothing is thrown away. */
export const letterFates = [
  'registered', // a new request
  'answered', // a message in a request
  'robot', // written by a machine: kept, shown, nothing done
  'bounce', // one of our letters came back: noted on that very letter
  'repeated', // the same letter came before, by this route or another
  'discarded', // by somebody's decision, or from a sender that somebody blocked
] as const
export type LetterFate = (typeof letterFates)[number]

/** Why a letter waits for somebody, or what was special about its fate. */
export const letterReasons = [
  // asking: who is this, or where does it belong?
  'unknown_sender',
  'author_unclear', // no author, several, or one that two readers read differently (D3)
  'not_of_this_request', // it names a request, and its author does not belong to it (D1, D5)
  'token_of_another', // the answer address was made for somebody else (D5)
  'staff_unproven', // says it is from our staff, and nothing proves it (D2)
  'read_only', // an observer wrote: he reads, somebody has to decide
  'person_inactive',
  'original_unknown', // staff forwarded a letter whose author nobody knows
  // held
  'flood',
  'loop_suspected',
  // quarantined
  'unreadable', // reading it hung, crashed or took too much memory, three times (E5)
  'failed', // taking it failed three times
  // done
  'sender_blocked',
  'by_decision',
  'id_reused', // another letter with the same Message-ID came before: both are kept (D9)
  'ended_long_ago', // a new request, linked to the one that ended
  'subject_changed', // a new request, linked to the one whose thread it used (U11)
  'unproven', // taken, and its author fails authentication: marked, and gets no links
] as const
export type LetterReason = (typeof letterReasons)[number]

/** By what a letter found its request. */
export const placedBy = ['token', 'message_id', 'number', 'staff'] as const
export type PlacedBy = (typeof placedBy)[number]
