/** What administrators are told of the post room. */
export const postAlarms = [
  'mailbox', // a mailbox cannot be read
  'flood', // one sender writes too much: his letters are held
  'loop', // two machines answer each other (E1)
  'uid_validity', // a mailbox was made anew (I5)
  'quarantine', // a letter cannot be read or taken
  'daily_cap', // no more letters leave today
] as const
export type PostAlarm = (typeof postAlarms)[number]
