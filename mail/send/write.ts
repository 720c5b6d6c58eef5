import type { SendMailOptions } from 'nodemailer'
import type { HearsBecause } from '../../core/notices/hears.ts'
import { readGiven } from '../../core/notices/params.ts'
import type { Instant } from '../../core/time/instant.ts'
import { renderLetter } from '../../lang/letters/render.ts'
import type { Sender } from './address.ts'
import type { Leased, Written } from './rows.ts'

export interface House {
  readonly sender: Sender
  readonly baseUrl: string
  /** The provider's zone, in which letters write instants. */
  readonly zone: string
}

/** Writes a letter once; undefined when the row makes no sense. What was written before is used again. */
export function writeLetter(letter: Leased, { sender, baseUrl, zone }: House): Written | undefined {
  const { subject, body_text, body_html, message_id } = letter
  if (subject !== null && body_text !== null && body_html !== null && message_id !== null) {
    return { subject, body_text, body_html, message_id }
  }
  const given = readGiven(letter.template, letter.params)
  if (given === undefined) return undefined
  const language = letter.language === 'en' ? 'en' : 'ru'
  const written = renderLetter(given, { language, baseUrl, zone, reason: reasonOf(letter.reason) })
  return {
    subject: written.subject,
    body_text: written.text,
    body_html: written.html,
    message_id: `<notice.${letter.id}@${sender.host}>`,
  }
}

/**
 * The message on the wire. The envelope has exactly the stored address and nobody else (F2, B3); the id is the same at
 * every attempt (I11); letters of one request hang on one thread; robots are told that a robot wrote (E1).
 */
export function messageOf(given: { letter: Leased; written: Written; sender: Sender; now: Instant }): SendMailOptions {
  const { letter, written, sender, now } = given
  const thread = letter.ticket === null ? undefined : `<ticket.${letter.ticket}@${sender.host}>`
  return {
    from: { name: sender.name, address: sender.address },
    to: { name: '', address: letter.address },
    envelope: { from: sender.address, to: [letter.address] },
    subject: written.subject,
    text: written.body_text,
    html: written.body_html,
    messageId: written.message_id,
    date: new Date(now),
    ...(thread === undefined ? {} : { references: thread, inReplyTo: thread }),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  }
}

const reasons: readonly HearsBecause[] = ['requester', 'watcher', 'told', 'assignee', 'dispatcher', 'manager']

const reasonOf = (text: string): HearsBecause | null => reasons.find((one) => one === text) ?? null
