import { HOUR, MINUTE, type Span } from '../time/instant.ts'

/** At most so many within a span. */
interface Cap {
  readonly most: number
  readonly within: Span
}

const DAY = (24 * HOUR) as Span

/** How much we write by ourselves, and to one address (D7, E1, E11). The cap of a whole day is a setting: MAIL_DAILY_CAP. */
export const caps = {
  /** Receipts of requests that came by mail, to one address; what is beyond is not sent at all (D7). */
  receipts: { most: 1, within: HOUR },
  /** Questions whether a resolution is accepted, to one person about one request; what is beyond is not asked (E1). */
  verificationQuestions: { most: 1, within: DAY },
  /** Letters that an address got because it had written: two machines that answer each other stop here (E1). */
  answersToItself: { most: 3, within: (10 * MINUTE) as Span },
  /** Letters of any kind to one address; what is beyond waits (E11). */
  toOneAddress: { most: 60, within: HOUR },
  /** Alarms of one kind to the administrators, however many mailboxes or senders they are about (E4). */
  alarmsOfOneKind: { most: 5, within: HOUR },
  /** Alarms that no more letters leave today. */
  alarmsOfTheDay: { most: 1, within: DAY },
} as const satisfies Readonly<Record<string, Cap>>

/** Why we ourselves let a letter wait or did not send it: what stands in the outbox as its error. */
export const capWords = {
  receipts: 'one receipt an hour to an address is enough',
  answersToItself: 'this address answers by machine: a loop is suspected',
  toOneAddress: 'hourly cap of one address',
  daily: 'daily cap',
  notConfirmed: 'not confirmed',
  unproven: 'the sender is not proven',
  disabled: 'the person is disabled',
  badAddress: 'not a mail address',
} as const

/** Letters that wait for no cap: a link that is asked for lives an hour, and an alarm of a cap must not wait for it. */
export const uncapped: ReadonlySet<string> = new Set(['invitation', 'password_reset', 'post_alarm'])
