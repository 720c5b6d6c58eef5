import type { Template } from '../../core/notices/templates.ts'
import { accepted } from './accepted.ts'
import { alarm } from './alarm.ts'
import { assigned } from './assigned.ts'
import { cancelled } from './cancelled.ts'
import { closed } from './closed.ts'
import { customerMessage } from './customer-message.ts'
import { dateAgreed } from './date-agreed.ts'
import { dateCountered } from './date-countered.ts'
import { delivery } from './delivery.ts'
import { deliveryAccepted } from './delivery-accepted.ts'
import { deliveryRejected } from './delivery-rejected.ts'
import { deskCancelled } from './desk-cancelled.ts'
import { deskClosed } from './desk-closed.ts'
import { deskReopened } from './desk-reopened.ts'
import { invitation } from './invitation.ts'
import { merged } from './merged.ts'
import { message } from './message.ts'
import { passwordReset } from './password-reset.ts'
import { plannedDate } from './planned-date.ts'
import { postAlarm } from './post-alarm.ts'
import { question } from './question.ts'
import { registered } from './registered.ts'
import { reopened } from './reopened.ts'
import { resolution } from './resolution.ts'
import { returned } from './returned.ts'
import { silenceReminder } from './silence-reminder.ts'
import { verificationQuestion } from './verification-question.ts'
import { withdrawn } from './withdrawn.ts'
import type { Letter } from './letter.ts'

/** Every letter by its template. */
export const letters: { readonly [T in Template]: Letter<T> } = {
  registered,
  accepted,
  question,
  planned_date: plannedDate,
  message,
  delivery,
  resolution,
  withdrawn,
  closed,
  cancelled,
  merged,
  reopened,
  silence_reminder: silenceReminder,
  assigned,
  date_agreed: dateAgreed,
  date_countered: dateCountered,
  customer_message: customerMessage,
  delivery_accepted: deliveryAccepted,
  delivery_rejected: deliveryRejected,
  desk_closed: deskClosed,
  returned,
  desk_cancelled: deskCancelled,
  desk_reopened: deskReopened,
  alarm,
  verification_question: verificationQuestion,
  post_alarm: postAlarm,
  invitation,
  password_reset: passwordReset,
}
