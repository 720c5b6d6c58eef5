import { capWords } from '../../core/letters/caps.ts'
import type { Template } from '../../core/notices/templates.ts'
import type { HearsBecause } from '../../core/notices/hears.ts'

/** The delivery states of a notice: `notice.state` of the database. */
export type NoticeState = 'queued' | 'sending' | 'sent' | 'kept' | 'failed' | 'dropped' | 'bounced'

const states: Record<NoticeState, string> = {
  queued: 'В очереди',
  sending: 'Отправляется',
  sent: 'Отправлено',
  kept: 'Не отправлено: почта не настроена',
  failed: 'Не доставлено',
  dropped: 'Снято с отправки',
  bounced: 'Вернулось: не доставлено',
}
/** Why we ourselves did not send a letter, or let it wait. */
const unsent: Record<keyof typeof capWords, string> = {
  receipts: 'На этот адрес уже ушло уведомление о получении: хватит одного в час.',
  answersToItself: 'С этого адреса отвечает автомат: похоже на петлю.',
  toOneAddress: 'На один адрес уходит не больше 60 писем в час. Письмо ждёт.',
  daily: 'Дневной предел писем исчерпан. Письмо ждёт завтрашнего дня.',
  notConfirmed: 'Контакт ещё не подтверждён: автоматические письма ему не уходят.',
  unproven: 'Отправитель не подтверждён: уведомление ему не послано.',
  disabled: 'Учётная запись закрыта.',
  badAddress: 'Это не почтовый адрес.',
}
const unsentReasons = Object.keys(capWords) as (keyof typeof capWords)[]

const reasons: Record<HearsBecause, string> = {
  requester: 'автор обращения',
  watcher: 'следит за обращением',
  told: 'сообщил о решении',
  assignee: 'специалист по обращению',
  dispatcher: 'диспетчер линии',
  manager: 'руководитель',
}
const templates: Record<Template, string> = {
  registered: 'Обращение зарегистрировано',
  accepted: 'Принято в работу',
  question: 'Вопрос специалиста',
  planned_date: 'Плановый срок',
  message: 'Новое сообщение',
  delivery: 'Обновление на проверку',
  resolution: 'Решение на проверку',
  withdrawn: 'Отозвано из проверки',
  closed: 'Обращение закрыто',
  cancelled: 'Обращение отозвано',
  merged: 'Обращения объединены',
  reopened: 'Обращение возобновлено',
  silence_reminder: 'Напоминание',
  assigned: 'Назначено вам',
  date_agreed: 'Срок согласован',
  date_countered: 'Предложен другой срок',
  customer_message: 'Сообщение заказчика',
  delivery_accepted: 'Обновление принято',
  delivery_rejected: 'Обновление отклонено',
  desk_closed: 'Обращение закрыто',
  returned: 'Возврат на доработку',
  desk_cancelled: 'Обращение отозвано',
  desk_reopened: 'Обращение возобновлено',
  alarm: 'Сигнал о сроке',
  verification_question: 'Подтверждение решения',
  post_alarm: 'Сигнал почты',
  invitation: 'Приглашение',
  password_reset: 'Восстановление пароля',
}

/** Notices, their delivery states and the outbox screen. */
export const notices = {
  state: (state: NoticeState) => states[state],
  /** Why somebody gets mail (U16). */
  because: (reason: HearsBecause) => reasons[reason],
  template: (template: Template) => templates[template],
  /** Why it was not sent: our own reasons in the reader's language, null for what a mail server said. */
  unsent: (error: string): string | null => {
    const ours = unsentReasons.find((reason) => capWords[reason] === error)
    return ours === undefined ? null : unsent[ours]
  },
  willHear: (names: readonly string[]) =>
    names.length === 0 ? 'Письма никто не получит' : `Письмо получат: ${names.join(', ')}`,
}
