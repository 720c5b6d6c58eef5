import type { SendMailOptions } from 'nodemailer'
import { addressFor, type AddressPattern } from '../../core/letters/reply-address.ts'
import type { HearsBecause } from '../../core/notices/hears.ts'
import { readGiven } from '../../core/notices/params.ts'
import type { Step } from '../../core/notices/step.ts'
import { spoken } from '../../core/notices/templates.ts'
import type { Instant } from '../../core/time/instant.ts'
import { renderLetter } from '../../lang/letters/render.ts'
import type { Sender } from './address.ts'
import type { Leased, Written } from './rows.ts'
import type { Thread } from './rows-thread.ts'
import { threadFields } from './thread.ts'

export interface House {
  readonly sender: Sender
  readonly baseUrl: string
  /** The provider's zone, in which letters write instants. */
  readonly zone: string
}

/** What a letter is written with besides its row. */
export interface Beside {
  /** The public step before the one that it tells of. */
  readonly step: Step | undefined
  /** A letter that answers it reaches the request. */
  readonly answerable: boolean
}

/** Writes a letter once; undefined when the row makes no sense. What was written before is used again. */
export function writeLetter(
  letter: Leased,
  { sender, baseUrl, zone }: House,
  { step, answerable }: Beside,
): Written | undefined {
  const { subject, body_text, body_html, message_id } = letter
  if (subject !== null && body_text !== null && body_html !== null && message_id !== null) {
    return { subject, body_text, body_html, message_id }
  }
  const given = readGiven(letter.template, letter.params)
  if (given === undefined) return undefined
  const language = letter.language === 'en' ? 'en' : 'ru'
  const reason = reasonOf(letter.reason)
  const written = renderLetter(given, { language, baseUrl, zone, reason, answerable, step: step ?? null })
  return {
    subject: written.subject,
    body_text: written.text,
    body_html: written.html,
    message_id: `<notice.${letter.id}@${sender.host}>`,
  }
}

/** How a letter says who it is from and where answers and reports about it go. */
export interface Marks {
  /** The id of this installation: by it we know our own letters when they come back (E3). */
  readonly installation: string
  /** Null: answers come to the sender. */
  readonly replyTo: string | null
  /** Null: reports of non-delivery come to the sender. */
  readonly bounceTo: AddressPattern | null
  readonly thread: Thread | undefined
}

/**
 * The message on the wire. The envelope has exactly the stored address and nobody else (F2, B3); the id is the same at
 * every attempt (I11); From is always the house's own name, and who wrote the words stands in the text (F3).
 */
export function messageOf(
  given: { readonly letter: Leased; readonly written: Written; readonly now: Instant },
  { sender, baseUrl }: Pick<House, 'sender' | 'baseUrl'>,
  { installation, replyTo, bounceTo, thread }: Marks,
): SendMailOptions {
  const { letter, written, now } = given
  const { ticket, id } = letter
  const back = bounceTo === null ? sender.address : addressFor(bounceTo, id.replaceAll('-', ''))
  return {
    from: { name: sender.name, address: sender.address },
    to: { name: '', address: letter.address },
    envelope: { from: back, to: [letter.address] },
    ...(replyTo === null ? {} : { replyTo: { name: sender.name, address: replyTo } }),
    subject: written.subject,
    text: written.body_text,
    html: written.body_html,
    messageId: written.message_id,
    date: new Date(now),
    ...(ticket === null ? {} : threadOf(`<ticket.${ticket}@${sender.host}>`, thread)),
    // RFC 3461: said only to servers that offer it. The report needs our head, not the customer's words again.
    dsn: { ret: 'HDRS', envid: id, notify: ['FAILURE', 'DELAY'] },
    headers: {
      ...quiet,
      ...(spoken.has(letter.template) ? {} : robot),
      'X-Asmo-Installation': installation,
      // The request's page is where one stops watching; a program that presses it for one (RFC 8058) could not sign in.
      ...(letter.reason === 'watcher' && ticket !== null
        ? { 'List-Unsubscribe': `<${baseUrl.replace(/\/+$/, '')}/tickets/${ticket}>` }
        : {}),
    },
  }
}

/** Robots are told that a robot wrote (RFC 3834; E1), but where it only sends on a person's words (D12). */
const robot = { 'Auto-Submitted': 'auto-generated' }

/**
 * Exchange is asked for no absence notes, automatic answers and receipts, but not to be silent about non-delivery, which
 * `All` would ask for too (MS-OXCMAIL 2.2.3.2.14).
 */
const quiet = { 'X-Auto-Response-Suppress': 'OOF, AutoReply, RN, NRN' }

function threadOf(anchor: string, thread: Thread | undefined): Pick<SendMailOptions, 'inReplyTo' | 'references'> {
  const { inReplyTo, references } = threadFields(anchor, thread)
  return { inReplyTo, references: [...references] }
}

const reasons: readonly HearsBecause[] = ['requester', 'watcher', 'told', 'assignee', 'dispatcher', 'manager']

const reasonOf = (text: string): HearsBecause | null => reasons.find((one) => one === text) ?? null
