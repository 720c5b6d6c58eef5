import type { Letter } from './letter.ts'

/** Auto-Submitted (RFC 3834 5), its keyword in lower case; null: absent, `no` or empty, none of which is a mark. */
export function autoSubmitted(letter: Letter): string | null {
  for (const field of letter.head['auto-submitted'] ?? []) {
    const keyword = /^\s{0,20}([a-z-]{1,40})/i.exec(field)?.[1]?.toLowerCase()
    if (keyword !== undefined && keyword !== 'no') return keyword
  }
  return null
}

/** The field by which an automatic answer shows itself where RFC 3834 is not kept; null: none. */
export function autoReplyMark(letter: Letter): string | null {
  const field = replyFields.find((name) => (letter.head[name] ?? []).some(isYes))
  if (field !== undefined) return field
  if (precedence(letter).some((word) => word === 'auto_reply' || word === 'auto-reply')) return 'precedence'
  const source = letter.head['x-ms-exchange-generated-message-source']?.[0] ?? ''
  return /^\s{0,20}mailbox rules agent/i.test(source) ? 'x-ms-exchange-generated-message-source' : null
}

/**
 * The field that shows a letter sent to many; null: none. Precedence bulk and junk always. List-Unsubscribe where the
 * letter answers nothing, or with a second mark of a mailing: gateways of companies put it under people's letters too.
 * List-Id alone is a discussion in which a person wrote; Feedback-ID alone is put on by relays for everybody.
 */
export function bulkMark(letter: Letter): string | null {
  const words = precedence(letter)
  if (words.includes('bulk') || words.includes('junk')) return 'precedence'
  const machine = machineFields.find((name) => letter.head[name] !== undefined)
  if (machine !== undefined) return machine
  if (letter.head['list-unsubscribe'] === undefined) return null
  const mailing = words.includes('list') || mailingFields.some((name) => letter.head[name] !== undefined)
  return mailing || !answers(letter) ? 'list-unsubscribe' : null
}

/** Whether the letter answers another one, by its head or by its subject. */
export function answers(letter: Letter): boolean {
  if (letter.inReplyTo.length > 0 || letter.references.length > 0) return true
  return /^\s{0,20}(re|ha|на|отв|ответ|aw|sv)(\[\d{1,4}\])?\s?:/i.test(letter.subject)
}

/** Fields of autoresponders. X-Auto-Response-Suppress is none: Exchange puts it on people's letters. */
const replyFields = [
  'x-autoreply',
  'x-auto-reply',
  'x-autorespond',
  'x-autoresponder',
  'x-auto-responder',
  'x-autoreply-from',
  'x-auto-reply-from',
  'x-mail-autoreply',
  'x-autoreply-domain',
  'x-vacation',
  'x-otrs-loop',
  'x-znuny-loop',
]

const machineFields = ['x-cron-env', 'x-fc-machinegenerated']

const mailingFields = ['list-unsubscribe-post', 'feedback-id', 'x-campaign-id', 'x-csa-complaints']

const isYes = (value: string): boolean => !/^\s{0,20}(no|false|0|off)?\s{0,20}$/i.test(value.slice(0, 60))

const precedence = (letter: Letter): string[] =>
  [...(letter.head['precedence'] ?? []), ...(letter.head['x-precedence'] ?? [])].map((word) =>
    word.trim().toLowerCase(),
  )
