import type { LetterParams } from '../../../core/notices/params.ts'

const about = { number: 1001, subject: 'Не открывается журнал заявок' }
const authored = { ...about, author: 'Смирнова Анна Петровна' }
const atDesk = { ...about, author: 'Кузнецов Олег', customer: 'Ветлуга' }
const files = [{ name: 'снимок.png', size: 140_000 }]
/** Monday 23 November 2026, 10:15 in Moscow. */
const monday = Date.parse('2026-11-23T10:15:00+03:00')

/** One believable letter of each template, for tests. */
export const samples: LetterParams = {
  registered: { ...about, registeredBy: null, reactionDue: monday, contract: '17/2026' },
  accepted: { ...about, specialist: 'Смирнова Анна Петровна', due: monday },
  question: { ...authored, text: 'Какая версия установлена?\nПришлите снимок экрана.', files },
  planned_date: { ...about, date: '2026-11-30', reason: 'Нужна доработка отчёта', changed: false },
  message: { ...authored, text: 'Воспроизвели, ищем причину.', files: [], folded: false },
  delivery: {
    ...authored,
    kind: 'software',
    title: 'АСМО 5.4.1',
    instructions: 'Остановите службу, замените файлы.',
    files: [{ name: 'asmo-5.4.1.zip', size: 14_000_000, sha256: 'a'.repeat(64) }],
  },
  resolution: { ...authored, text: 'Исправлено в 5.4.1.', files: [] },
  withdrawn: { ...authored, reason: 'Нашли ошибку в обновлении' },
  closed: {
    ...about,
    acceptedBy: 'Кузнецов Олег',
    told: 'phone',
    recordedBy: 'Смирнова Анна',
    reopenUntil: '2026-12-07',
  },
  cancelled: { ...authored, reason: null },
  merged: { ...authored, into: 998, reason: 'Та же ошибка' },
  reopened: { ...authored, reason: 'Снова не открывается' },
  silence_reminder: { ...about, since: monday, expected: 'verify_resolution', closesOn: null },
  assigned: { ...atDesk, note: 'Посмотрите, пожалуйста', reactionDue: monday, due: null },
  date_agreed: { ...atDesk, date: '2026-11-30' },
  date_countered: { ...atDesk, date: '2026-11-30', proposed: '2026-11-27', reason: 'Отчёт нужен в пятницу' },
  customer_message: { ...atDesk, text: 'Версия 5.4.0', files, folded: true, resumes: true },
  delivery_accepted: { ...atDesk, title: 'АСМО 5.4.1', comment: 'Работает' },
  delivery_rejected: { ...atDesk, title: 'АСМО 5.4.1', reason: 'Не ставится' },
  desk_closed: { ...about, customer: 'Ветлуга', acceptedBy: 'Кузнецов Олег', comment: 'Спасибо' },
  returned: { ...atDesk, reason: 'Ошибка осталась', reworks: 1 },
  desk_cancelled: { ...atDesk, reason: 'Больше не нужно' },
  desk_reopened: { ...atDesk, reason: 'Снова не открывается' },
  alarm: { ...about, customer: 'Ветлуга', phase: 'missed', measure: 'reaction', due: monday, assignee: null },
  verification_question: { number: 1001, acceptToken: 'да/1', returnToken: 'нет 2', expiresAt: monday },
  post_alarm: { kind: 'mailbox', mailbox: 'Поддержка', address: null, count: 1, since: monday },
  invitation: { name: 'Олег', invitedBy: 'Смирнова Анна', token: 'tok en/1', expiresAt: monday },
  password_reset: { name: 'Олег', token: 'abc', expiresAt: monday },
}
