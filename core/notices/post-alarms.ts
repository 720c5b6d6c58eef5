/** What administrators are told of the post room. */
export const postAlarms = [
  'mailbox', // a mailbox cannot be read, or what was taken cannot be moved away (I7)
  'flood', // one sender writes too much: his letters are held
  'loop', // two machines answer each other (E1)
  'uid_validity', // a mailbox was made anew (I5)
  'too_large', // a letter in a mailbox is larger than what is taken
  'quarantine', // a letter cannot be read or taken
  'daily_cap', // no more letters leave today
] as const
export type PostAlarm = (typeof postAlarms)[number]
