import { capWords } from '../../core/letters/caps.ts'
import type { Template } from '../../core/notices/templates.ts'
import type { HearsBecause } from '../../core/notices/hears.ts'
import type { notices as ru, NoticeState } from '../ru/notices.ts'

const states: Record<NoticeState, string> = {
  queued: 'Queued',
  sending: 'Sending',
  sent: 'Sent',
  kept: 'Not sent: mail is not set up',
  failed: 'Not delivered',
  dropped: 'Held back',
  bounced: 'Came back: not delivered',
}
/** Why we ourselves did not send a letter, or let it wait. */
const unsent: Record<keyof typeof capWords, string> = {
  receipts: 'A receipt has gone to this address already: one an hour is enough.',
  answersToItself: 'This address answers by machine: a loop is suspected.',
  toOneAddress: 'No more than 60 letters an hour leave for one address. The letter waits.',
  daily: 'No more letters leave today. The letter waits for tomorrow.',
  notConfirmed: 'Nobody has confirmed this contact yet: no automatic letters go to him.',
  unproven: 'The sender is not proven: no receipt was sent to him.',
  disabled: 'The account is closed.',
  badAddress: 'This is no mail address.',
}
const unsentReasons = Object.keys(capWords) as (keyof typeof capWords)[]

const reasons: Record<HearsBecause, string> = {
  requester: 'raised the request',
  watcher: 'watches the request',
  told: 'told us of the decision',
  assignee: 'works on the request',
  dispatcher: 'dispatcher of the line',
  manager: 'manager',
}
const templates: Record<Template, string> = {
  registered: 'Request registered',
  accepted: 'Accepted',
  question: 'Question',
  planned_date: 'Planned date',
  message: 'New message',
  delivery: 'Delivery for verification',
  resolution: 'Resolution for verification',
  withdrawn: 'Taken back from verification',
  closed: 'Request closed',
  cancelled: 'Request withdrawn',
  merged: 'Requests merged',
  reopened: 'Request reopened',
  silence_reminder: 'Reminder',
  assigned: 'Assigned to you',
  date_agreed: 'Date agreed',
  date_countered: 'Another date proposed',
  customer_message: 'Message of the customer',
  delivery_accepted: 'Delivery accepted',
  delivery_rejected: 'Delivery rejected',
  desk_closed: 'Request closed',
  returned: 'Returned for rework',
  desk_cancelled: 'Request withdrawn',
  desk_reopened: 'Request reopened',
  alarm: 'Alarm about a date',
  verification_question: 'Confirmation of the resolution',
  post_alarm: 'Post room alarm',
  invitation: 'Invitation',
  password_reset: 'Password recovery',
}

export const notices: typeof ru = {
  state: (state) => states[state],
  because: (reason) => reasons[reason],
  template: (template) => templates[template],
  unsent: (error) => {
    const ours = unsentReasons.find((reason) => capWords[reason] === error)
    return ours === undefined ? null : unsent[ours]
  },
  willHear: (names) => (names.length === 0 ? 'Nobody will get a letter' : `A letter goes to ${names.join(', ')}`),
}
